import type { EnvironmentResources, Found } from '../environment-resources';
import { throughApiDomain } from './api-domains';
import { throughDistribution } from './distributions';
import { hasOwnEndpoint } from './from-internet';
import { throughHttpApi } from './http-apis';
import { throughLoadBalancer } from './load-balancers';
import { isPrivate, stagesOf, throughRestStage } from './rest-apis';
import { type Arrival, doubt, type Survey, type Traffic } from './traffic';

/** A survey of an environment, with nothing followed yet. */
export function startSurvey(resources: EnvironmentResources): Survey {
  const survey: Survey = {
    resources,
    notJudged: new Map(),
    follow: (traffic, target, port) => throughAddress(survey, traffic, target, port),
  };
  return survey;
}

/** From a resource that has an address, as somebody who knows the address calls it. */
function throughAddress(survey: Survey, traffic: Traffic, target: Found, port?: number): readonly Arrival[] {
  switch (target.type) {
    case 'AWS::CloudFront::Distribution':
      return throughDistribution(survey, traffic, target);
    case 'AWS::ApiGatewayV2::DomainName':
    case 'AWS::ApiGateway::DomainName':
      return throughApiDomain(survey, traffic, target);
    case 'AWS::ApiGatewayV2::Api':
      return hasOwnEndpoint(target) ? throughHttpApi(survey, traffic, target) : [];
    case 'AWS::ApiGateway::RestApi':
      return throughRestEndpoint(survey, traffic, target);
    case 'AWS::ElasticLoadBalancingV2::LoadBalancer':
      return throughLoadBalancer(survey, traffic, target, port === undefined ? {} : { port });
    default:
      doubt(survey, target, 'has an address that is not understood');
      return [];
  }
}

function throughRestEndpoint(survey: Survey, traffic: Traffic, api: Found): readonly Arrival[] {
  if (!hasOwnEndpoint(api)) return [];
  if (isPrivate(api)) {
    doubt(survey, api, 'is reached through VPC endpoints: who may call it is not followed');
    return [];
  }
  return stagesOf(survey, api).flatMap((stage) => throughRestStage(survey, traffic, api, stage));
}
