import { type Found, textsAt } from '../environment-resources';
import type { Value } from '../template';
import { doubt, type Survey, type Traffic, through } from './traffic';

/** Into the network, as the link's interfaces send it. Undefined where the link is of the first kind, or not in the assembly. */
export function throughVpcLink(survey: Survey, traffic: Traffic, integration: Found, id: Value | undefined): Traffic | undefined {
  const link = survey.resources.byId('AWS::ApiGatewayV2::VpcLink', id);
  if (link) return through(traffic, link, { sender: { groups: textsAt(link.properties, 'SecurityGroupIds') } });
  doubt(survey, integration, 'goes through a VPC Link that is not in the assembly');
  return undefined;
}
