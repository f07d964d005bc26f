import type { Resource } from '../../../../src/assembly/template';

const key = { 'Fn::GetAtt': ['Key', 'Arn'] };

export const databases: { readonly [id: string]: Resource } = {
  Database: {
    Type: 'AWS::RDS::DBInstance',
    Properties: {
      AutoMinorVersionUpgrade: true,
      BackupRetentionPeriod: 35,
      CACertificateIdentifier: 'rds-ca-rsa2048-g1',
      CopyTagsToSnapshot: true,
      DBParameterGroupName: { Ref: 'Parameters' },
      DeleteAutomatedBackups: false,
      DeletionProtection: true,
      EnableCloudwatchLogsExports: ['postgresql'],
      EnableIAMDatabaseAuthentication: true,
      KmsKeyId: key,
      ManageMasterUserPassword: true,
      MasterUserSecret: { KmsKeyId: key },
      MasterUsername: 'dbadmin',
      MonitoringInterval: 60,
      MultiAZ: true,
      PerformanceInsightsKMSKeyId: key,
      PubliclyAccessible: false,
      StorageEncrypted: true,
    },
  },
  Parameters: {
    Type: 'AWS::RDS::DBParameterGroup',
    Properties: { Family: 'postgres17', Parameters: { 'rds.force_ssl': '1' } },
  },
  Proxy: {
    Type: 'AWS::RDS::DBProxy',
    Properties: { RequireTLS: true, DefaultAuthScheme: 'IAM_AUTH', Auth: [{ IAMAuth: 'REQUIRED' }] },
  },
  Vault: {
    Type: 'AWS::Backup::BackupVault',
    Properties: {
      AccessPolicy: {
        Statement: [{ Effect: 'Deny', Action: 'backup:DeleteRecoveryPoint', Principal: { AWS: '*' }, Resource: '*' }],
      },
      EncryptionKeyArn: key,
      LockConfiguration: { MinRetentionDays: 35 },
    },
  },
  Plan: {
    Type: 'AWS::Backup::BackupPlan',
    Properties: { BackupPlan: { BackupPlanRule: [{ RuleName: 'Daily', Lifecycle: { DeleteAfterDays: 35 } }] } },
  },
  Selection: { Type: 'AWS::Backup::BackupSelection', Properties: { BackupPlanId: { Ref: 'Plan' } } },
};
