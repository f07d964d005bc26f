import type { Assembly, StackArtifact } from '../assembly';
import type { Found } from '../environment-resources';
import { fromService } from '../reach/from-service';
import { serviceNames } from '../reach/service-names';
import { startSurvey } from '../reach/survey';
import { type Access, pipelineEnvironment } from './access';
import { markNotJudged } from './not-judged';
import { principalsOf, unattachedPolicies } from './principals';
import { resourcePolicies } from './resource-policies';
import { serviceRow } from './services';
import { surveyOf } from './survey';

/**
 * Who may do what in each environment of an assembly, in its order. Stacks outside of any stage, such as the pipeline's own, come first, under
 * the name `pipeline`.
 */
export function accessOf(assembly: Assembly): readonly Access[] {
  const stages = [...new Set(assembly.stacks.map(({ stage }) => stage))];
  return stages.map((stage) => {
    const stacks = assembly.stacks.filter((stack) => stack.stage === stage);
    const environment = assembly.manifest?.environments.find((candidate) => candidate.stage === stage);
    return accessWithin(environment?.name ?? stage ?? pipelineEnvironment, stacks, environment?.services ?? []);
  });
}

function accessWithin(environment: string, stacks: readonly StackArtifact[], configured: readonly string[]): Access {
  const survey = surveyOf(stacks);
  const principals = principalsOf(survey);
  const nameOf = serviceNames(survey.resources, configured);
  const network = startSurvey(survey.resources);
  const called = (service: Found) => [
    ...new Set(fromService(network, service).flatMap(({ target }) => (target.type === 'AWS::ECS::Service' ? [target] : []))),
  ];
  const services = survey.resources
    .all('AWS::ECS::Service')
    .map((service) => serviceRow({ survey, principals, service, name: nameOf(service), calls: called(service).map(nameOf).sort() }));
  const resources = resourcePolicies(survey);
  const unattached = unattachedPolicies(survey);
  markNotJudged(survey);
  return {
    environment,
    services: services.sort((one, other) => (one.service < other.service ? -1 : 1)),
    principals,
    resources,
    unattached,
    notJudged: survey.notJudged,
  };
}
