import type { Found } from '../environment-resources';
import { throughHttpApi } from './http-apis';
import { stagesOf, throughRestStage } from './rest-apis';
import { type Arrival, doubt, hasPassed, type Survey, type Traffic, through } from './traffic';

/** From a custom domain name, by its mappings, to stages of APIs of either kind. */
export function throughApiDomain(survey: Survey, traffic: Traffic, domain: Found): readonly Arrival[] {
  if (hasPassed(traffic, domain)) return [];
  if (domain.properties.MutualTlsAuthentication !== undefined) {
    doubt(survey, domain, 'asks for client certificates; whose it trusts is not in the template, and everybody is taken to have one');
  }
  const here = through(traffic, domain);
  return mappingsOf(survey, domain).flatMap(({ properties }) => {
    const { ApiId, RestApiId, Stage, ApiMappingKey, BasePath } = properties;
    const key = String(ApiMappingKey ?? BasePath ?? '');
    // What is left of a path behind the mapping's own part is the sender's to choose.
    const mapped = key === '' || key === '(none)' ? here : { ...here, paths: ['*'] };
    return throughApi(survey, mapped, ApiId ?? RestApiId, Stage === undefined ? undefined : String(Stage), domain);
  });
}

function mappingsOf({ resources }: Survey, domain: Found): readonly Found[] {
  const names = [domain.physicalId, domain.properties.DomainName];
  return ['AWS::ApiGatewayV2::ApiMapping', 'AWS::ApiGateway::BasePathMapping'].flatMap((type) =>
    resources.all(type).filter(({ properties }) => names.includes(properties.DomainName ?? '')),
  );
}

function throughApi(
  survey: Survey,
  traffic: Traffic,
  id: Found['properties'][string] | undefined,
  stage: string | undefined,
  domain: Found,
) {
  const { resources } = survey;
  const http = resources.byId('AWS::ApiGatewayV2::Api', id);
  if (http) return throughHttpApi(survey, traffic, http);
  const rest = resources.byId('AWS::ApiGateway::RestApi', id);
  if (!rest) {
    doubt(survey, domain, 'is mapped to an API that is not in the assembly');
    return [];
  }
  const meant = stagesOf(survey, rest).filter(
    ({ name, resource }) => stage === undefined || stage === name || stage === resource?.physicalId,
  );
  if (meant.length === 0) doubt(survey, domain, 'is mapped to a stage that is not in the assembly');
  return meant.flatMap((one) => throughRestStage(survey, traffic, rest, one));
}
