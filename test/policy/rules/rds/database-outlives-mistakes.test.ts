import { testRule } from '../rule-table';

const instance = (properties: object) => ({ Type: 'AWS::RDS::DBInstance', Properties: properties });
const protectedOne = { DeletionProtection: true, MultiAZ: true, DeleteAutomatedBackups: false };

testRule('database-outlives-mistakes', {
  compliant: { 'protected, in two zones': { Instance: instance(protectedOne) } },
  nonCompliant: {
    'no protection': { Bad: instance({ ...protectedOne, DeletionProtection: false }) },
    'one zone': { Bad: instance({ ...protectedOne, MultiAZ: undefined }) },
    'backups that go with it': { Bad: instance({ ...protectedOne, DeleteAutomatedBackups: undefined }) },
  },
  notApplicable: { 'a proxy': { Proxy: { Type: 'AWS::RDS::DBProxy', Properties: {} } } },
});
