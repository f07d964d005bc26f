import { type EnvironmentResources, type Found, mapAt, named, textsAt } from '../environment-resources';
import { fromGroups } from './from-service';
import type { Arrival, Survey } from './traffic';

/** What sends into the network and is no service. */
export interface OtherSender {
  /** `stack/logical id` of the function, or of the security group. */
  readonly name: string;
  /** Ids of its security groups. */
  readonly groups: readonly string[];
}

/**
 * Functions in the network; and security groups that nothing followed here wears, for whatever is started in them: a one-off task stands in no
 * template.
 */
export function otherSenders(resources: EnvironmentResources): readonly OtherSender[] {
  const functions = functionsInNetwork(resources).map((one) => ({ name: named(one), groups: groupsOfFunction(one) }));
  const worn = new Set([...functions.flatMap(({ groups }) => groups), ...wornGroups(resources)]);
  const free = resources.all('AWS::EC2::SecurityGroup').filter(({ physicalId }) => !worn.has(physicalId));
  return [...functions, ...free.map((group) => ({ name: named(group), groups: [group.physicalId] }))];
}

/** Everything that it may reach inside the network. */
export function fromOther(survey: Survey, { groups }: OtherSender): readonly Arrival[] {
  return fromGroups(survey, groups);
}

function functionsInNetwork(resources: EnvironmentResources): readonly Found[] {
  return resources.all('AWS::Lambda::Function').filter(({ properties }) => properties.VpcConfig !== undefined);
}

function groupsOfFunction({ properties }: Found): readonly string[] {
  return textsAt(mapAt(properties, 'VpcConfig'), 'SecurityGroupIds');
}

/** Where each type that is followed names its security groups. */
const wearers: Readonly<Record<string, readonly string[]>> = {
  'AWS::ApiGatewayV2::VpcLink': ['SecurityGroupIds'],
  'AWS::ECS::Service': ['NetworkConfiguration', 'AwsvpcConfiguration', 'SecurityGroups'],
  'AWS::ElasticLoadBalancingV2::LoadBalancer': ['SecurityGroups'],
  'AWS::RDS::DBCluster': ['VpcSecurityGroupIds'],
  'AWS::RDS::DBInstance': ['VPCSecurityGroups'],
  'AWS::RDS::DBProxy': ['VpcSecurityGroupIds'],
};

function wornGroups(resources: EnvironmentResources): readonly string[] {
  return Object.entries(wearers).flatMap(([type, path]) => resources.all(type).flatMap(({ properties }) => textsAt(properties, ...path)));
}
