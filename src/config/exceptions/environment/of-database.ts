import type { ExceptionConfiguration } from '../../../schema/configuration';

export const ofDatabase: readonly ExceptionConfiguration[] = [
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
    arises: 'sometimes',
  },
  {
    scope: 'environment',
    path: 'database/Restored-*/Instance/Resource',
    rules: ['AwsSolutions::AwsSolutions-RDS11'],
    reason:
      'The engine’s own port is part of the design, and services find a restored database at the port of the one before; see the entry of that one.',
    owner: 'security-team',
    expires: '2027-06-30',
    arises: 'sometimes',
  },
  {
    scope: 'environment',
    path: 'database/Restored-*/Instance/Resource',
    rules: ['HIPAA.Security::HIPAA.Security-RDSStorageEncrypted'],
    reason:
      'CloudFormation wants neither StorageEncrypted nor a key beside a source: both are inherited from it, and every source is encrypted under this stack’s key. The runbook reads them from RDS before anything is cut over.',
    owner: 'security-team',
    expires: '2027-06-30',
    arises: 'sometimes',
  },
];
