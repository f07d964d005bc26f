import type { ExceptionConfiguration } from '../../schema/configuration';

/** In every environment, patients' data or not. */
export const ofEnvironments: readonly ExceptionConfiguration[] = [
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
  {
    scope: 'environment',
    path: 'audit/AccessLogs/Resource',
    rules: ['HIPAA.Security::HIPAA.Security-S3DefaultEncryptionKMS'],
    reason:
      'S3 delivers server access logs only to buckets encrypted with its own keys; the bucket is encrypted with those, private, versioned and reached over TLS only.',
    owner: 'security-team',
    expires: '2027-06-30',
  },
  {
    scope: 'environment',
    path: 'audit/AccessLogs/Resource',
    rules: ['HIPAA.Security::HIPAA.Security-S3BucketReplicationEnabled'],
    reason: 'Access logs are evidence beside the trail, versioned and kept as long as it is; S3 stores them in three zones.',
    owner: 'security-team',
    expires: '2027-06-30',
  },
  {
    scope: 'environment',
    path: 'audit/AccessLogs/Resource',
    rules: ['AwsSolutions::AwsSolutions-S1', 'HIPAA.Security::HIPAA.Security-S3BucketLoggingEnabled'],
    reason:
      'Where the organisation provides the trail, this bucket takes access logs of others only; logging its own accesses into itself would never end.',
    owner: 'security-team',
    expires: '2027-06-30',
    arises: 'sometimes',
  },
  {
    scope: 'environment',
    path: 'audit/Trail/Bucket/Resource',
    rules: ['HIPAA.Security::HIPAA.Security-S3BucketReplicationEnabled'],
    reason:
      'Records are versioned, locked for their whole retention, proved by digests and held a second time in CloudWatch Logs; a copy in another account is the organisation’s log archive to make.',
    owner: 'security-team',
    expires: '2027-06-30',
    arises: 'sometimes',
  },
  {
    scope: 'environment',
    path: 'audit/Configuration/Bucket/Resource',
    rules: ['HIPAA.Security::HIPAA.Security-S3BucketReplicationEnabled'],
    reason:
      'The history is versioned, kept for the whole retention and every change of the bucket raises an alarm; a copy in another account is the organisation’s log archive to make.',
    owner: 'security-team',
    expires: '2027-06-30',
    arises: 'sometimes',
  },
  {
    scope: 'environment',
    path: 'audit/Configuration/Role/Resource',
    rules: ['AwsSolutions::AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWS_ConfigRole]'],
    reason:
      'The policy reads what AWS Config records and nothing else, and AWS extends it with each type that becomes recordable; a copy would leave those unrecorded without a word.',
    owner: 'security-team',
    expires: '2027-06-30',
    arises: 'sometimes',
  },
  {
    scope: 'environment',
    path: 'database/MonitoringRole/Policy/Resource',
    rules: ['AwsSolutions::AwsSolutions-IAM5[Resource::arn:aws:logs:<region>:<account>:log-group:RDSOSMetrics:log-stream:*]'],
    reason:
      'RDS names the stream after the instance, which does not exist before the role; the policy reaches one log group and is narrower than AWS’s own.',
    owner: 'platform-team',
    expires: '2027-06-30',
  },
  {
    scope: 'environment',
    path: 'database/Backups/Policy/Resource',
    rules: ['AwsSolutions::AwsSolutions-IAM5[Resource::arn:aws:rds:<region>:<account>:snapshot:awsbackup:*]'],
    reason:
      'AWS Backup generates the name of each snapshot under this reserved prefix; the policy reaches one instance and those snapshots, and is narrower than AWS’s own.',
    owner: 'platform-team',
    expires: '2027-06-30',
  },
  {
    scope: 'environment',
    path: 'database/Instance/Resource',
    rules: ['AwsSolutions::AwsSolutions-RDS11'],
    reason:
      'The engine’s own port is part of the design; another one would hide nothing behind a group that admits granted services alone, over forced TLS, in subnets without a way out.',
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
      rules: ['AwsSolutions::AwsSolutions-SMG4', 'HIPAA.Security::HIPAA.Security-SecretsManagerRotationEnabled'],
      reason:
        'CloudFormation never resolves an unchanged reference again, so that rotation on a schedule would cut CloudFront off; the two secrets are rotated in two commits, the idle one first.',
      owner: 'security-team',
      expires: '2027-06-30',
    }),
  ),
  {
    scope: 'environment',
    path: 'cluster/RegistryLogin/Resource',
    rules: ['AwsSolutions::AwsSolutions-IAM5[Resource::*]'],
    reason:
      'The one action is ecr:GetAuthorizationToken, which ECR offers for no narrower resource; what the token may pull is limited to each service’s own repository.',
    owner: 'platform-team',
    expires: '2027-06-30',
  },
  {
    scope: 'environment',
    path: 'service-*/*/Task/Definition/Resource',
    rules: ['AwsSolutions::AwsSolutions-ECS2'],
    reason:
      'The variables hold names, ports and addresses and no secret: services sign in to the database with IAM. Kept in the task definition, they roll out and back with it.',
    owner: 'platform-team',
    expires: '2027-06-30',
  },
  {
    scope: 'environment',
    path: 'edge/Api/Resource/GET--status/Resource',
    rules: ['AwsSolutions::AwsSolutions-APIG4'],
    reason:
      'The smoke gate asks for the status without a token; the load balancer answers it with a fixed word, and no service is reached.',
    owner: 'security-team',
    expires: '2027-06-30',
    arises: 'sometimes',
  },
  {
    scope: 'environment',
    path: 'edge/Api/Resource/GET--eshop--catalogue--{proxy+}/Resource',
    rules: ['AwsSolutions::AwsSolutions-APIG4'],
    reason: 'The catalogue is public and the same for everybody; the route admits GET alone and is declared free of patients’ data.',
    owner: 'security-team',
    expires: '2027-06-30',
    arises: 'sometimes',
  },
  {
    scope: 'environment',
    path: 'edge/Distribution/AccessLogs/Resource',
    rules: ['HIPAA.Security::HIPAA.Security-S3BucketReplicationEnabled'],
    reason:
      'Request logs of the edge serve operation, hold no patient’s data and are made anew by every request; S3 stores them in three zones.',
    owner: 'platform-team',
    expires: '2027-06-30',
    arises: 'sometimes',
  },
  {
    scope: 'environment',
    path: 'edge/Distribution/Resource/Resource',
    rules: ['AwsSolutions::AwsSolutions-CFR1'],
    reason:
      'Patients and clinicians travel, and an address says little about a country; the web ACL blocks addresses of bad repute and the authorizer everybody without a token.',
    owner: 'security-team',
    expires: '2027-06-30',
    arises: 'sometimes',
  },
];
