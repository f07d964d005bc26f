import ipaddr from 'ipaddr.js';
import type { StackArtifact } from '../assembly';
import { isList, isMap } from '../equal';
import type { Resource, Template, Value, ValueMap } from '../template';
import type { NotJudged } from './reach';

/**
 * Instances carry no request where nobody can send them one: no load balancer does, and they have no public address, or one behind which
 * their security groups admit private addresses alone: a NAT instance. Tasks that run on them have interfaces and security groups of their
 * own, and are followed by those. Everything else about instances is not judged.
 */
export function instancesWithWayIn(stacks: readonly StackArtifact[]): NotJudged[] {
  return stacks.flatMap(({ name, template }) =>
    Object.entries(template.Resources).flatMap(([id, resource]) => {
      const reason = wayInto(resource, template);
      return reason === undefined ? [] : [{ where: `${name}/${id}`, type: resource.Type, reason }];
    }),
  );
}

function wayInto({ Type, Properties = {} }: Resource, template: Template): string | undefined {
  if (Type === 'AWS::EC2::Instance') return wayIntoInstance(Properties, template);
  if (Type === 'AWS::AutoScaling::AutoScalingGroup') {
    const sources = ['TargetGroupARNs', 'LoadBalancerNames', 'TrafficSources'].some((property) => !isEmpty(Properties[property]));
    return sources ? 'is behind a load balancer: what its instances serve is not known' : undefined;
  }
  if (Type !== 'AWS::EC2::LaunchTemplate') return undefined;
  const data = Properties.LaunchTemplateData;
  const interfaces = isMap(data) && isList(data.NetworkInterfaces) ? data.NetworkInterfaces : [];
  const isPrivate = interfaces.length > 0 && interfaces.every((one) => isMap(one) && one.AssociatePublicIpAddress === false);
  return isPrivate ? undefined : 'does not say of each interface that it has no public address';
}

/** Whether or not it has a public address: that can be given by another resource, and taken later. */
function wayIntoInstance({ SecurityGroupIds }: ValueMap, template: Template): string | undefined {
  const ids = isList(SecurityGroupIds) ? SecurityGroupIds.map(groupIn) : [];
  if (ids.length === 0 || ids.includes(undefined)) return 'has security groups that are not in its stack: whom they admit is not known';
  const admitted = Object.entries(template.Resources).flatMap(([id, { Type, Properties = {} }]) => {
    if (Type === 'AWS::EC2::SecurityGroup' && ids.includes(id)) return listed(Properties.SecurityGroupIngress);
    return Type === 'AWS::EC2::SecurityGroupIngress' && ids.includes(groupIn(Properties.GroupId)) ? [Properties] : [];
  });
  return admitted.every(isFromInside) ? undefined : 'admits more than private addresses: what it serves is not known';
}

/** The logical id of the group that a reference means. */
function groupIn(reference: Value | undefined): string | undefined {
  const attribute = isMap(reference) ? reference['Fn::GetAtt'] : undefined;
  const [id, name] = isList(attribute) ? attribute : [];
  return typeof id === 'string' && name === 'GroupId' ? id : undefined;
}

function isFromInside({ CidrIp, CidrIpv6, SourcePrefixListId }: ValueMap): boolean {
  if (CidrIpv6 !== undefined || SourcePrefixListId !== undefined) return false;
  if (CidrIp === undefined) return true; // From members of a group, who are inside themselves.
  return typeof CidrIp === 'string' && ipaddr.IPv4.isValidCIDR(CidrIp) && isPrivateBlock(CidrIp);
}

/** From the first address to the last: `10.0.0.0/4` begins as a private block does. */
function isPrivateBlock(cidr: string): boolean {
  return (
    [ipaddr.IPv4.networkAddressFromCIDR(cidr), ipaddr.IPv4.broadcastAddressFromCIDR(cidr)].every((one) => one.range() === 'private') &&
    ipaddr.IPv4.parseCIDR(cidr)[1] >= 8
  );
}

const listed = (value: Value | undefined): readonly ValueMap[] =>
  isList(value) ? value.map((one) => (isMap(one) ? one : { CidrIp: null })) : [];

const isEmpty = (value: Value | undefined) => value === undefined || (isList(value) && value.length === 0);
