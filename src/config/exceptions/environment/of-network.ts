import type { ExceptionConfiguration } from '../../../schema/configuration';

export const ofNetwork: readonly ExceptionConfiguration[] = [
  {
    scope: 'environment',
    path: 'network/DefaultSecurityGroup/Policy/Resource',
    rules: ['AwsSolutions::AwsSolutions-IAM5[Resource::*]'],
    reason:
      'The one action on every resource is ec2:DescribeSecurityGroups, for which EC2 knows no narrower one; revoking is limited to the default group of this VPC.',
    owner: 'platform-team',
    expires: '2027-06-30',
  },
  {
    scope: 'environment',
    path: 'network/Vpc/Resource',
    rules: ['HIPAA.Security::HIPAA.Security-VPCDefaultSecurityGroupClosed'],
    reason:
      'The rule warns of every VPC, since templates cannot show what the default group holds; nothing uses the group, and a State Manager association empties it at creation and every day.',
    owner: 'security-team',
    expires: '2027-06-30',
  },
  {
    scope: 'environment',
    path: 'network/Vpc/publicSubnet*/DefaultRoute',
    rules: ['HIPAA.Security::HIPAA.Security-VPCNoUnrestrictedRouteToIGW'],
    reason:
      'The public subnets hold NAT gateways only, which need this route and accept no connection from outside; nothing there is given a public address on launch.',
    owner: 'security-team',
    expires: '2027-06-30',
    arises: 'sometimes',
  },
];
