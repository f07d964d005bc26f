import { testRule } from '../rule-table';

const instance = (properties: object) => ({ Type: 'AWS::RDS::DBInstance', Properties: properties });
const key = { 'Fn::ImportValue': 'key' };
const encrypted = { StorageEncrypted: true, KmsKeyId: key, ManageMasterUserPassword: true, MasterUserSecret: { KmsKeyId: key } };
const inherited = { StorageEncrypted: undefined, KmsKeyId: undefined };

testRule('database-encrypted-with-own-key', {
  compliant: {
    'all under one key': { Instance: instance({ ...encrypted, EnablePerformanceInsights: true, PerformanceInsightsKMSKeyId: key }) },
    'what a snapshot brings along': { Instance: instance({ ...encrypted, ...inherited, DBSnapshotIdentifier: 'before' }) },
    'an instance of a cluster, whose storage it has': { Instance: instance({ DBClusterIdentifier: 'cluster' }) },
  },
  nonCompliant: {
    'not encrypted': { Bad: instance({ ...encrypted, StorageEncrypted: false }) },
    'a snapshot, and not encrypted': { Bad: instance({ ...encrypted, DBSnapshotIdentifier: 'before', StorageEncrypted: false }) },
    'no snapshot': { Bad: instance({ ...encrypted, ...inherited, DBSnapshotIdentifier: { Ref: 'AWS::NoValue' } }) },
    'encryption left out': { Bad: instance({}) },
    'AWS’s key': { Bad: instance({ ...encrypted, KmsKeyId: 'alias/aws/rds' }) },
    'a key in one branch of a condition only': {
      Bad: instance({ ...encrypted, KmsKeyId: { 'Fn::If': ['Own', key, { Ref: 'AWS::NoValue' }] } }),
    },
    'the password under AWS’s key': { Bad: instance({ ...encrypted, MasterUserSecret: undefined }) },
    'Performance Insights under AWS’s key': { Bad: instance({ ...encrypted, EnablePerformanceInsights: true }) },
    'a cluster': { Bad: { Type: 'AWS::RDS::DBCluster', Properties: {} } },
    'a global cluster': { Bad: { Type: 'AWS::RDS::GlobalCluster', Properties: {} } },
  },
  notApplicable: { 'a subnet group': { Group: { Type: 'AWS::RDS::DBSubnetGroup', Properties: {} } } },
});
