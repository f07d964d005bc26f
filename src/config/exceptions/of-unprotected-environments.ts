import type { ExceptionConfiguration } from '../../schema/configuration';

/** Of a NAT instance, where `network.nat` says so. */
const natInstance = [
  { path: 'NatInstance/Address', rules: ['subnet-gives-no-public-address'] },
  {
    path: 'NatInstance/Resource',
    rules: ['workload-stands-in-private-subnets', 'instance-is-out-of-reach', 'instance-volume-is-encrypted'],
  },
].map(
  ({ path, rules }): ExceptionConfiguration => ({
    scope: 'unprotected-environment',
    path: `network/Vpc/${path}`,
    rules: rules.map((rule) => `Carepath::${rule}`),
    reason:
      'The instance does what a NAT gateway does, for a tenth of its price: it stands in a public subnet and has an address. It admits nobody from the internet, its encrypted volume holds nothing that passes, and no environment with patients’ data may have one.',
    owner: 'platform-team',
    expires: '2027-06-30',
    arises: 'sometimes',
  }),
);

/** Where `protectData` is off, and there alone: the same findings in an environment with patients' data fail the synthesis. */
export const ofUnprotectedEnvironments: readonly ExceptionConfiguration[] = [
  {
    scope: 'unprotected-environment',
    path: 'cluster/LoadBalancer/Resource/Resource',
    rules: ['HIPAA.Security::HIPAA.Security-ELBDeletionProtectionEnabled'],
    reason:
      'An environment without patients’ data must be removable, and its load balancer holds nothing that a deployment does not make again.',
    owner: 'platform-team',
    expires: '2027-06-30',
  },
  {
    scope: 'unprotected-environment',
    path: 'cluster/Capacity/InstanceRole/Policy/Resource',
    rules: ['AwsSolutions::AwsSolutions-IAM5[Resource::arn:aws:ec2:<region>:<account>:instance/*]'],
    reason:
      'An instance reports itself to Systems Manager, the one way in for an operator, and its id exists only once it runs; where data is protected there is no such permission.',
    owner: 'platform-team',
    expires: '2027-06-30',
  },
  {
    scope: 'unprotected-environment',
    path: 'network/Vpc/NatInstance/Policy/Resource',
    rules: [
      'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
      'AwsSolutions::AwsSolutions-IAM5[Resource::arn:aws:ec2:<region>:<account>:instance/*]',
    ],
    reason:
      'Channels of a Systems Manager session have no ARN, and the id of the instance that reports itself exists only once it runs; both lead to no data and no other instance.',
    owner: 'platform-team',
    expires: '2027-06-30',
    arises: 'sometimes',
  },
  {
    scope: 'unprotected-environment',
    path: 'network/Vpc/NatInstance/Resource',
    rules: ['AwsSolutions::AwsSolutions-EC28', 'HIPAA.Security::HIPAA.Security-EC2InstanceDetailedMonitoringEnabled'],
    reason:
      'Status checks, by which the instance is recovered, come each minute without it; what it would add are figures of processor and network each minute, which nothing here reads and flow logs have.',
    owner: 'platform-team',
    expires: '2027-06-30',
    arises: 'sometimes',
  },
  {
    scope: 'unprotected-environment',
    path: 'network/Vpc/NatInstance/Resource',
    rules: ['AwsSolutions::AwsSolutions-EC29'],
    reason:
      'Termination protection would refuse CloudFormation too, which replaces the instance whenever there is a newer image; it holds nothing, and a release makes another.',
    owner: 'platform-team',
    expires: '2027-06-30',
    arises: 'sometimes',
  },
  ...natInstance,
  // The instance that an environment begins with, and those that are restored beside it.
  ...['database/Instance/Resource', 'database/Restored-*/Instance/Resource'].flatMap((path): ExceptionConfiguration[] => [
    {
      scope: 'unprotected-environment',
      path,
      rules: ['HIPAA.Security::HIPAA.Security-RDSInstanceDeletionProtectionEnabled'],
      reason: 'An environment without patients’ data must be removable; its database leaves a final snapshot when it goes.',
      owner: 'platform-team',
      expires: '2027-06-30',
      arises: 'sometimes',
    },
    {
      scope: 'unprotected-environment',
      path,
      rules: ['HIPAA.Security::HIPAA.Security-RDSMultiAZSupport'],
      reason: 'Without patients’ data an environment may wait for a zone to come back; a standby would double the cost of its database.',
      owner: 'platform-team',
      expires: '2027-06-30',
      arises: 'sometimes',
    },
  ]),
];
