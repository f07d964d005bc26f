import type { ExceptionConfiguration } from '../../../schema/configuration';

export const ofCluster: readonly ExceptionConfiguration[] = [
  {
    scope: 'environment',
    path: 'cluster/LoadBalancer/Resource/Resource',
    rules: ['NIST.800.53.R5::NIST.800.53.R5-ALBWAFEnabled'],
    reason:
      'The web ACL blocks where requests come in, at CloudFront or at the REST stage, and own rules hold it there. This load balancer is internal, admits no request without the origin’s secret header, and sees no client’s address that a second one could judge by.',
    owner: 'security-team',
    expires: '2027-06-30',
  },
  {
    scope: 'environment',
    path: 'cluster/LoadBalancer/AccessLogs/Resource',
    rules: ['HIPAA.Security::HIPAA.Security-S3DefaultEncryptionKMS'],
    reason:
      'Elastic Load Balancing delivers access logs only to buckets encrypted with S3’s own keys; the bucket is encrypted with those, private, versioned and reached over TLS only.',
    owner: 'security-team',
    expires: '2027-06-30',
  },
  {
    scope: 'environment',
    path: 'cluster/LoadBalancer/AccessLogs/Resource',
    rules: ['HIPAA.Security::HIPAA.Security-S3BucketReplicationEnabled'],
    reason:
      'Request logs of the load balancer serve operation, hold no patient’s data and are made anew by every request; S3 stores them in three zones.',
    owner: 'platform-team',
    expires: '2027-06-30',
  },
  ...(['OriginSecretA', 'OriginSecretB'] as const).map(
    (secret): ExceptionConfiguration => ({
      scope: 'environment',
      path: `cluster/${secret}/Resource`,
      rules: ['HIPAA.Security::HIPAA.Security-SecretsManagerRotationEnabled'],
      reason:
        'CloudFormation never resolves an unchanged reference again, so that rotation on a schedule would cut CloudFront off; the two secrets are rotated in two commits, the idle one first.',
      owner: 'security-team',
      expires: '2027-06-30',
    }),
  ),
  {
    scope: 'environment',
    path: 'cluster/Capacity/InstanceRole/Policy/Resource',
    rules: ['AwsSolutions::AwsSolutions-IAM5[Resource::*]'],
    reason:
      'ecs:DiscoverPollEndpoint knows no narrower resource; polling is limited by condition to this cluster, and the channels of sessions, absent where data is protected, have no ARN.',
    owner: 'platform-team',
    expires: '2027-06-30',
  },
  ...(['Graviton', 'X86'] as const).map(
    (group): ExceptionConfiguration => ({
      scope: 'environment',
      path: `cluster/Capacity/${group}/Group`,
      rules: ['AwsSolutions::AwsSolutions-AS3'],
      reason:
        'ECS starts and ends instances with the load, and a mail for each would be read by nobody; what needs a person, tasks that wait for an instance, has an alarm.',
      owner: 'platform-team',
      expires: '2027-06-30',
    }),
  ),
  {
    scope: 'environment',
    path: 'cluster/Exec/Policy/Resource',
    rules: ['AwsSolutions::AwsSolutions-IAM5[Resource::*]'],
    reason:
      'The channels of a session have no ARN, and the agent looks for its log group before it writes there; only tasks of environments without patients’ data are given this policy.',
    owner: 'platform-team',
    expires: '2027-06-30',
  },
  {
    scope: 'environment',
    path: 'cluster/RegistryLogin/Resource',
    rules: ['AwsSolutions::AwsSolutions-IAM5[Resource::*]'],
    reason:
      'The one action is ecr:GetAuthorizationToken, which ECR offers for no narrower resource; what the token may pull is limited to each service’s own repository.',
    owner: 'platform-team',
    expires: '2027-06-30',
  },
];
