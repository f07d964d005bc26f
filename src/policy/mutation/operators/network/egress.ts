import { type Operator, operator, rewrite, set } from '../../operator';
import { without } from '../../read';

const destinations = ['CidrIp', 'CidrIpv6', 'DestinationPrefixListId', 'DestinationSecurityGroupId'];

export const egress: readonly Operator[] = [
  operator({
    name: 'egress-opened-to-world',
    description: 'What is broken into can send what it finds anywhere',
    source: 'cfn_nag W5, W40; tfsec aws-ec2-no-public-egress-sgr; Checkov CKV_AWS_382',
    fits: ['AWS::EC2::SecurityGroup'],
    edits: () => [set('SecurityGroupEgress', [{ CidrIp: '0.0.0.0/0', IpProtocol: '-1' }])],
  }),
  operator({
    name: 'egress-rule-opened-to-world',
    description: 'What reached one group of targets reaches the whole internet at that port',
    source: 'cfn_nag W5; tfsec aws-ec2-no-public-egress-sgr',
    fits: ['AWS::EC2::SecurityGroupEgress'],
    edits: ({ properties }) => [rewrite({ ...without(properties, ...destinations), CidrIp: '0.0.0.0/0' })],
  }),
  operator({
    name: 'egress-rule-to-all-ports',
    description: 'What reached one port of its target reaches every port',
    source: 'cfn_nag W29',
    fits: ['AWS::EC2::SecurityGroupEgress'],
    edits: ({ properties }) => [rewrite({ ...properties, FromPort: 0, ToPort: 65535 })],
  }),
];
