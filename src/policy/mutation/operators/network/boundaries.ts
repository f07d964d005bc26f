import { drop, type Operator, operator, removal } from '../../operator';
import { allows, statementsOf } from '../../statements';

export const boundaries: readonly Operator[] = [
  operator({
    name: 'endpoint-policy-removed',
    description: 'By the endpoint, data can be carried into buckets of any account',
    source: 'Prowler vpc_endpoint_connections_trust_boundaries; AWS data perimeter guidance',
    fits: ['AWS::EC2::VPCEndpoint'],
    edits: () => [drop('PolicyDocument')],
  }),
  operator({
    name: 'endpoint-policy-condition-removed',
    description: 'The endpoint serves principals and resources of any account',
    source: 'Prowler vpc_endpoint_connections_trust_boundaries; AWS data perimeter guidance',
    fits: ['AWS::EC2::VPCEndpoint'],
    edits: (site) =>
      statementsOf(site)
        .filter(allows)
        .map(({ path }) => drop([...path, 'Condition'])),
  }),
  operator({
    name: 'encryption-control-removed',
    description: 'Nothing says, or enforces, that traffic inside the network is encrypted',
    source: 'NIST 800-53 SC-8; HIPAA 164.312(e)(1)',
    fits: ['AWS::EC2::VPCEncryptionControl'],
    edits: () => [removal],
  }),
  operator({
    name: 'default-security-group-left-open',
    description: 'The default security group lets its members reach each other and the internet',
    source: 'FSBP EC2.2; CIS AWS 3.0 5.4; Checkov CKV2_AWS_12',
    fits: ['AWS::SSM::Association'],
    edits: ({ properties }) => (properties.Name === 'AWS-CloseSecurityGroup' ? [removal] : []),
  }),
];
