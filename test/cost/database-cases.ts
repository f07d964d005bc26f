import type { Case } from './case';
import type { Resources } from './small-assembly';

const instance = (properties: object): Resources => ({
  Database: {
    Type: 'AWS::RDS::DBInstance',
    Properties: {
      Engine: 'postgres',
      DBInstanceClass: 'db.t4g.medium',
      AllocatedStorage: '100',
      StorageType: 'gp3',
      ...properties,
    } as never,
  },
});

export const databaseCases: Readonly<Record<string, Case>> = {
  'a database in one zone': { resources: instance({}), usd: 730 * 0.065 + 100 * 0.115 },
  'a database with a standby, a managed password and a minute of monitoring': {
    resources: instance({ MultiAZ: true, ManageMasterUserPassword: true, MonitoringInterval: 60 }),
    usd: 730 * 0.129 + 100 * 0.23 + 0.4 + ((43_800 * 10_000) / 1e9) * 0.5,
  },
  'advanced insights of a database with two processors': {
    resources: instance({ DatabaseInsightsMode: 'advanced', PerformanceInsightsRetentionPeriod: 465 }),
    usd: 730 * 0.065 + 100 * 0.115 + 2 * 730 * 0.0125,
  },
  'backups of 35 days beyond the size of the database': {
    resources: instance({ BackupRetentionPeriod: 35 }),
    load: { databaseUsedPercent: 80, databaseChangePercent: 2 },
    // 80 GB, and 1.6 GB on each of 35 days: 136 GB, of which 100 are in the price.
    usd: 730 * 0.065 + 100 * 0.115 + 36 * 0.095,
  },
  'a plan that keeps daily recovery points for 30 days': {
    resources: {
      ...instance({ DBInstanceIdentifier: 'records' }),
      Plan: {
        Type: 'AWS::Backup::BackupPlan',
        Properties: { BackupPlan: { BackupPlanRule: [{ RuleName: 'Daily', Lifecycle: { DeleteAfterDays: 30 } }] } },
      },
      Selection: {
        Type: 'AWS::Backup::BackupSelection',
        Properties: {
          BackupPlanId: { Ref: 'Plan' },
          BackupSelection: { Resources: [{ 'Fn::GetAtt': ['Database', 'DBInstanceArn'] }] },
        },
      },
    },
    load: { databaseUsedPercent: 50, databaseChangePercent: 1, ageMonths: 12 },
    usd: 730 * 0.065 + 100 * 0.115 + (50 + 30 * 0.5) * 0.095,
  },
  'recovery points that are copied to another Region': {
    resources: {
      ...instance({ DBInstanceIdentifier: 'records' }),
      Plan: {
        Type: 'AWS::Backup::BackupPlan',
        Properties: {
          BackupPlan: {
            BackupPlanRule: [
              {
                RuleName: 'Daily',
                Lifecycle: { DeleteAfterDays: 30 },
                CopyActions: [
                  {
                    DestinationBackupVaultArn: 'arn:aws:backup:us-east-1:222222222222:backup-vault:copies',
                    Lifecycle: { DeleteAfterDays: 10 },
                  },
                ],
              },
            ],
          },
        },
      },
      Selection: {
        Type: 'AWS::Backup::BackupSelection',
        Properties: {
          BackupPlanId: { Ref: 'Plan' },
          BackupSelection: { Resources: [{ 'Fn::GetAtt': ['Database', 'DBInstanceArn'] }] },
        },
      },
    },
    load: { databaseUsedPercent: 50, databaseChangePercent: 1, ageMonths: 12 },
    usd: 730 * 0.065 + 100 * 0.115 + (50 + 30 * 0.5) * 0.095 + (50 + 10 * 0.5) * 0.095 + 30 * 0.5 * 0.02,
  },
  'a proxy before a database of two processors': {
    resources: {
      ...instance({}),
      Proxy: { Type: 'AWS::RDS::DBProxy', Properties: { DBProxyName: 'records' } },
      Targets: {
        Type: 'AWS::RDS::DBProxyTargetGroup',
        Properties: { DBProxyName: { Ref: 'Proxy' }, TargetGroupName: 'default', DBInstanceIdentifiers: [{ Ref: 'Database' }] },
      },
    },
    usd: 730 * 0.065 + 100 * 0.115 + 2 * 730 * 0.015,
  },
};
