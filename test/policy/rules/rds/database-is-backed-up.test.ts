import { strictestFacts } from '../../../../src/policy/rules/rule-engine';
import { testRule } from '../rule-table';

const instance = (properties: object) => ({ Type: 'AWS::RDS::DBInstance', Properties: { CopyTagsToSnapshot: true, ...properties } });

testRule('database-is-backed-up', {
  compliant: {
    '35 days': { Instance: instance({ BackupRetentionPeriod: 35 }) },
    'a replica, whose source is backed up': { Replica: instance({ SourceDBInstanceIdentifier: 'primary' }) },
  },
  nonCompliant: {
    none: { Bad: instance({ BackupRetentionPeriod: 0 }) },
    'the default of one day': { Bad: instance({}) },
    'a week of patients’ data': { Bad: instance({ BackupRetentionPeriod: '7' }) },
    'snapshots without tags': { Bad: instance({ BackupRetentionPeriod: 35, CopyTagsToSnapshot: false }) },
  },
  notApplicable: { 'a proxy': { Proxy: { Type: 'AWS::RDS::DBProxy', Properties: {} } } },
});

testRule(
  'database-is-backed-up',
  {
    compliant: { 'as long as configured': { Instance: instance({ BackupRetentionPeriod: 10 }) } },
    nonCompliant: {
      'a day less than configured': { Bad: instance({ BackupRetentionPeriod: 9 }) },
      none: { Bad: instance({ BackupRetentionPeriod: 0 }) },
    },
    notApplicable: { 'a proxy': { Proxy: { Type: 'AWS::RDS::DBProxy', Properties: {} } } },
  },
  { ...strictestFacts, kept: { logDays: 400, auditDays: 2192, backupDays: 10 } },
);
