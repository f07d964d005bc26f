import { type Operator, operator, set, turnOff } from '../../operator';

const fits = ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'];

export const databaseProtection: readonly Operator[] = [
  operator({
    name: 'database-deletion-protection-off',
    description: 'One call deletes the database',
    source: 'FSBP RDS.8; Checkov CKV_AWS_293; cfn_nag F80',
    fits,
    edits: (site) => turnOff(site, 'DeletionProtection'),
  }),
  operator({
    name: 'database-backups-off',
    description: 'What is lost since the last copy cannot be restored',
    source: 'FSBP RDS.11; Checkov CKV_AWS_133; tfsec aws-rds-specify-backup-retention',
    fits,
    edits: ({ properties }) => (properties.BackupRetentionPeriod === undefined ? [] : [set('BackupRetentionPeriod', 0)]),
  }),
  operator({
    name: 'database-backups-deleted-with-it',
    description: 'Whoever deletes the database deletes its automated backups',
    source: 'NIST 800-53 CP-9; AWS RDS API reference, DeleteAutomatedBackups',
    fits: ['AWS::RDS::DBInstance'],
    edits: ({ properties }) => (String(properties.DeleteAutomatedBackups) === 'false' ? [set('DeleteAutomatedBackups', true)] : []),
  }),
  operator({
    name: 'database-single-zone',
    description: 'One zone fails, and the database with it',
    source: 'FSBP RDS.5; Checkov CKV_AWS_157',
    fits: ['AWS::RDS::DBInstance'],
    edits: (site) => turnOff(site, 'MultiAZ'),
  }),
  operator({
    name: 'database-minor-upgrades-off',
    description: 'Known holes stay open until somebody has time',
    source: 'FSBP RDS.13; CIS AWS 3.0 2.3.2; Checkov CKV_AWS_226',
    fits: ['AWS::RDS::DBInstance'],
    edits: (site) => turnOff(site, 'AutoMinorVersionUpgrade'),
  }),
  operator({
    name: 'database-monitoring-off',
    description: "Nobody can tell which process of the database's host did what",
    source: 'FSBP RDS.6; Checkov CKV_AWS_118',
    fits: ['AWS::RDS::DBInstance'],
    edits: ({ properties }) => (properties.MonitoringInterval === undefined ? [] : [set('MonitoringInterval', 0)]),
  }),
  operator({
    name: 'database-snapshots-untagged',
    description: 'Snapshots lose what says whose data they hold',
    source: 'FSBP RDS.17; Checkov CKV2_AWS_60',
    fits: ['AWS::RDS::DBInstance'],
    edits: (site) => turnOff(site, 'CopyTagsToSnapshot'),
  }),
];
