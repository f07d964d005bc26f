import { drop, type Operator, operator, turnOff } from '../../operator';

const fits = ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'];

export const databaseEncryption: readonly Operator[] = [
  operator({
    name: 'database-unencrypted',
    description: 'The disks, backups and replicas of the database are readable without a key',
    source: 'FSBP RDS.3; CIS AWS 3.0 2.3.1; Checkov CKV_AWS_16',
    fits,
    edits: (site) => turnOff(site, 'StorageEncrypted'),
  }),
  operator({
    name: 'database-key-removed',
    description: "The database uses AWS's own key, which nobody can withdraw and no policy guards",
    source: 'Checkov CKV_AWS_327; Prowler rds_instance_storage_encrypted',
    fits,
    edits: () => [drop('KmsKeyId')],
  }),
  operator({
    name: 'database-insights-key-removed',
    description: "Performance Insights, which shows statements, uses AWS's own key",
    source: 'Checkov CKV_AWS_354',
    fits,
    edits: () => [drop('PerformanceInsightsKMSKeyId')],
  }),
  operator({
    name: 'database-password-key-removed',
    description: 'The master password is kept under the key of the account, which every principal with access to secrets may use',
    source: 'Checkov CKV_AWS_149',
    fits,
    edits: () => [drop(['MasterUserSecret', 'KmsKeyId'])],
  }),
];
