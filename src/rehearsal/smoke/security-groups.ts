import { contains } from '../../assembly/intrinsics/cidr';
import type { Value, ValueMap } from '../../assembly/template';
import { BrokenLink, type EnvironmentResources, type Found, mapsAt, named } from './environment-resources';

interface Hop {
  readonly from: string;
  readonly fromGroups: readonly string[];
  readonly to: string;
  readonly toGroups: readonly string[];
  readonly port: number;
}

/** A connection passes where one group of the sender lets it out and one of the receiver lets it in. */
export function checkConnection(resources: EnvironmentResources, { from, fromGroups, to, toGroups, port }: Hop): void {
  const senders = groups(resources, from, fromGroups);
  const receivers = groups(resources, to, toGroups);
  const list = (found: readonly Found[]) => found.map(named).join(', ');
  if (!senders.some((sender) => allows(resources, sender, 'egress', port, receivers))) {
    throw new BrokenLink(`no egress rule of ${list(senders)} lets ${from} reach ${to} on port ${port}`);
  }
  if (!receivers.some((receiver) => allows(resources, receiver, 'ingress', port, senders))) {
    throw new BrokenLink(`no ingress rule of ${list(receivers)} lets ${from} reach ${to} on port ${port}`);
  }
}

function groups(resources: EnvironmentResources, whose: string, ids: readonly string[]): readonly Found[] {
  const found = ids.flatMap((id) => resources.byId('AWS::EC2::SecurityGroup', id) ?? []);
  if (found.length === 0) throw new BrokenLink(`${whose} has no security group that is there`);
  return found;
}

function allows(
  resources: EnvironmentResources,
  group: Found,
  direction: 'ingress' | 'egress',
  port: number,
  others: readonly Found[],
): boolean {
  const rules = rulesOf(resources, group, direction);
  // EC2 gives a group that allows all to go out; the first rule of its own takes that one away.
  if (direction === 'egress' && rules.length === 0 && group.properties.SecurityGroupEgress === undefined) return true;
  return rules.some((rule) => coversPort(rule, port) && coversPeer(resources, rule, direction, others));
}

function rulesOf(resources: EnvironmentResources, group: Found, direction: 'ingress' | 'egress'): readonly ValueMap[] {
  const kind = direction === 'ingress' ? 'SecurityGroupIngress' : 'SecurityGroupEgress';
  const separate = resources.where(`AWS::EC2::${kind}`, 'GroupId', group.physicalId).map(({ properties }) => properties);
  return [...mapsAt(group.properties, kind), ...separate];
}

function coversPort({ IpProtocol, FromPort, ToPort }: ValueMap, port: number): boolean {
  const protocol = String(IpProtocol);
  if (protocol === '-1') return true;
  return (protocol === 'tcp' || protocol === '6') && Number(FromPort) <= port && port <= Number(ToPort);
}

function coversPeer(resources: EnvironmentResources, rule: ValueMap, direction: 'ingress' | 'egress', others: readonly Found[]): boolean {
  const group = direction === 'ingress' ? rule.SourceSecurityGroupId : rule.DestinationSecurityGroupId;
  if (group !== undefined) return others.some(({ physicalId }) => physicalId === group);
  return others.some((other) => coversNetwork(resources, rule.CidrIp, other));
}

/** An address block covers a group's members where it holds their whole network. */
function coversNetwork(resources: EnvironmentResources, block: Value | undefined, { properties }: Found): boolean {
  if (typeof block !== 'string') return false;
  const network = resources.byId('AWS::EC2::VPC', properties.VpcId)?.properties.CidrBlock;
  return block === '0.0.0.0/0' || block === network || (typeof network === 'string' && contains(block, network));
}
