import { type Operator, operator, rewrite, set } from '../../operator';
import { endOf, itemsAt, without } from '../../read';

const sources = [
  'CidrIp',
  'CidrIpv6',
  'SourcePrefixListId',
  'SourceSecurityGroupId',
  'SourceSecurityGroupName',
  'SourceSecurityGroupOwnerId',
];
const group = 'AWS::EC2::SecurityGroup';
const rule = 'AWS::EC2::SecurityGroupIngress';
const everywhere = { CidrIp: '0.0.0.0/0' };
const everywhereIpv6 = { CidrIpv6: '::/0' };

export const ingress: readonly Operator[] = [
  operator({
    name: 'ingress-opened-to-world',
    description: 'What one group of sources reached, the whole internet may reach',
    source: 'FSBP EC2.18, EC2.19; cfn_nag W9; tfsec aws-ec2-no-public-ingress-sgr',
    fits: [rule, group],
    edits: ({ resource, properties }) => widened(resource.Type, properties, everywhere),
  }),
  operator({
    name: 'ingress-opened-to-world-ipv6',
    description: 'What one group of sources reached, the whole internet may reach by IPv6, which lists of ports often forget',
    source: 'CIS AWS 3.0 5.3; FSBP EC2.54; tfsec aws-ec2-no-public-ingress-sgr',
    fits: [rule, group],
    edits: ({ resource, properties }) => widened(resource.Type, properties, everywhereIpv6),
  }),
  operator({
    name: 'ingress-from-private-ranges',
    description: 'A whole private range reaches what one group of sources did',
    source: 'cfn_nag W9 (ingress with a CIDR that is not /32)',
    fits: [rule],
    edits: ({ resource, properties }) => widened(resource.Type, properties, { CidrIp: '10.0.0.0/8' }),
  }),
  operator({
    name: 'ingress-to-all-ports',
    description: 'The sources reach every port, not the one that serves them',
    source: 'cfn_nag W27; AWS Config vpc-sg-port-restriction-check',
    fits: [rule],
    edits: ({ properties }) => [rewrite({ ...properties, FromPort: 0, ToPort: 65535 })],
  }),
  operator({
    name: 'security-group-ssh-open',
    description: 'The internet may try to sign in',
    source: 'FSBP EC2.13; CIS AWS 3.0 5.2; Checkov CKV_AWS_24',
    fits: [group],
    edits: ({ properties }) => [added(properties, { ...everywhere, IpProtocol: 'tcp', FromPort: 22, ToPort: 22 })],
  }),
  operator({
    name: 'security-group-all-open',
    description: 'The internet reaches every port of what wears the group',
    source: 'FSBP EC2.18, EC2.19; Checkov CKV_AWS_277; cfn_nag W42',
    fits: [group],
    edits: ({ properties }) => [
      added(properties, { ...everywhere, IpProtocol: '-1' }),
      added(properties, { ...everywhereIpv6, IpProtocol: '-1' }),
    ],
  }),
];

function widened(type: string, properties: Parameters<typeof rewrite>[0], to: { readonly [source: string]: string }) {
  if (type === rule) return [rewrite({ ...without(properties, ...sources), ...to })];
  return itemsAt(properties, ['SecurityGroupIngress']).map(({ path, item }) => set(path, { ...without(item, ...sources), ...to }));
}

function added(properties: Parameters<typeof rewrite>[0], entry: { readonly [key: string]: string | number }) {
  return set(endOf(properties, ['SecurityGroupIngress']), entry);
}
