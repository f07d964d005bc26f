import { testRule } from '../rule-table';

const instance = (properties: object) => ({ Type: 'AWS::RDS::DBInstance', Properties: properties });

testRule('database-stays-patched', {
  compliant: {
    'minor versions taken': { Instance: instance({ AutoMinorVersionUpgrade: true }) },
    'left out, which takes them': { Instance: instance({}) },
  },
  nonCompliant: { 'minor versions refused': { Bad: instance({ AutoMinorVersionUpgrade: false }) } },
  notApplicable: { 'a proxy': { Proxy: { Type: 'AWS::RDS::DBProxy', Properties: {} } } },
});
