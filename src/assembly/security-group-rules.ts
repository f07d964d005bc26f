import { type EnvironmentResources, type Found, mapsAt } from './environment-resources';
import type { ValueMap } from './template';

export type Direction = 'ingress' | 'egress';

const everywhere: readonly ValueMap[] = [
  { IpProtocol: '-1', CidrIp: '0.0.0.0/0' },
  { IpProtocol: '-1', CidrIpv6: '::/0' },
];

/** The rules of a group: its own, and those that other resources add to it. */
export function rulesOf(resources: EnvironmentResources, group: Found, direction: Direction): readonly ValueMap[] {
  const kind = direction === 'ingress' ? 'SecurityGroupIngress' : 'SecurityGroupEgress';
  const separate = resources.where(`AWS::EC2::${kind}`, 'GroupId', group.physicalId).map(({ properties }) => properties);
  const rules = [...mapsAt(group.properties, kind), ...separate];
  // EC2 gives a group that allows all to go out; the first rule of its own takes that one away.
  return direction === 'egress' && rules.length === 0 && group.properties[kind] === undefined ? everywhere : rules;
}

/** Whether a rule is for TCP connections to the port. */
export function coversPort({ IpProtocol, FromPort, ToPort }: ValueMap, port: number): boolean {
  const protocol = String(IpProtocol);
  if (protocol === '-1') return true;
  return (protocol === 'tcp' || protocol === '6') && Number(FromPort) <= port && port <= Number(ToPort);
}
