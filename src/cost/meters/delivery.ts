import { type Found, mapAt, mapsAt } from '../../assembly/environment-resources';
import type { ValueMap } from '../../assembly/template';
import { names } from '../names';
import { CannotPrice, type Meters, type Setting, usage, usages } from '../usage';

const computeTypes: Readonly<Record<string, string>> = {
  BUILD_GENERAL1_SMALL: 'small',
  BUILD_GENERAL1_MEDIUM: 'medium',
  BUILD_GENERAL1_LARGE: 'large',
};

export const deliveryMeters: Meters = {
  'AWS::CodePipeline::Pipeline': (pipeline, { load }) => {
    if (pipeline.properties.PipelineType !== 'V2') throw new CannotPrice('is of type V1, which is billed by the month');
    const billed = actionsOf(pipeline).filter((action) => providerOf(action).Category !== 'Approval');
    const minutes = billed.reduce((sum, action) => sum + Math.ceil(isBuild(action) ? load.buildMinutes : load.actionMinutes), 0);
    return usages(usage('Minutes of its actions', 'codepipeline/action-minutes', load.releases * minutes));
  },

  'AWS::CodeBuild::Project': (project, setting) => {
    const { ComputeType, Type } = mapAt(project.properties, 'Environment');
    const size = computeTypes[String(ComputeType)];
    if (!size || Type !== 'LINUX_CONTAINER') throw new CannotPrice(`builds on ${String(Type)}, ${String(ComputeType)}`);
    return usages(usage('Minutes of its builds', `codebuild/linux/${size}`, setting.load.releases * minutesOf(project, setting)));
  },
};

/** A project that no pipeline starts does not run. */
function minutesOf(project: Found, { resources, load }: Setting): number {
  const actions = resources
    .all('AWS::CodePipeline::Pipeline')
    .flatMap(actionsOf)
    .filter((action) => names(mapAt(action, 'Configuration').ProjectName, project));
  return actions.reduce((sum, action) => sum + Math.ceil(isBuild(action) ? load.buildMinutes : load.actionMinutes), 0);
}

function actionsOf({ properties }: Found): readonly ValueMap[] {
  return mapsAt(properties, 'Stages').flatMap((stage) => mapsAt(stage, 'Actions'));
}

const providerOf = (action: ValueMap) => mapAt(action, 'ActionTypeId');

/** The build is the first that CodeBuild does: the one that makes the assembly from the source. */
function isBuild(action: ValueMap): boolean {
  return providerOf(action).Provider === 'CodeBuild' && mapsAt(action, 'OutputArtifacts').length > 0;
}
