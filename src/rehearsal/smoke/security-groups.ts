import { type EnvironmentResources, type Found, named } from '../../assembly/environment-resources';
import { contains } from '../../assembly/intrinsics/cidr';
import { coversPort, type Direction, rulesOf } from '../../assembly/security-group-rules';
import type { Value, ValueMap } from '../../assembly/template';
import { BrokenLink } from './broken-link';

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

function allows(resources: EnvironmentResources, group: Found, direction: Direction, port: number, others: readonly Found[]): boolean {
  return rulesOf(resources, group, direction).some((rule) => coversPort(rule, port) && coversPeer(resources, rule, direction, others));
}

function coversPeer(resources: EnvironmentResources, rule: ValueMap, direction: Direction, others: readonly Found[]): boolean {
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
