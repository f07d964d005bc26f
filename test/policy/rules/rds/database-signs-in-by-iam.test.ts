import { testRule } from '../rule-table';

const instance = (properties: object) => ({ Type: 'AWS::RDS::DBInstance', Properties: properties });
const proxy = (properties: object) => ({ Type: 'AWS::RDS::DBProxy', Properties: properties });
const byIam = { EnableIAMDatabaseAuthentication: true, ManageMasterUserPassword: true };

testRule('database-signs-in-by-iam', {
  compliant: {
    'an instance': { Instance: instance(byIam) },
    'a proxy from end to end': { Proxy: proxy({ DefaultAuthScheme: 'IAM_AUTH' }) },
    'a proxy with secrets behind IAM': { Proxy: proxy({ Auth: [{ IAMAuth: 'REQUIRED' }] }) },
  },
  nonCompliant: {
    'IAM off': { Bad: instance({ ...byIam, EnableIAMDatabaseAuthentication: false }) },
    'IAM left out': { Bad: instance({ ManageMasterUserPassword: true }) },
    'a password that nobody rotates': { Bad: instance({ EnableIAMDatabaseAuthentication: true }) },
    'a password in the template': { Bad: instance({ ...byIam, MasterUserPassword: 'example' }) },
    'a proxy for passwords': { Bad: proxy({ Auth: [{ IAMAuth: 'DISABLED' }] }) },
    'a proxy that says nothing': { Bad: proxy({}) },
    'a proxy that logs statements': { Bad: proxy({ DefaultAuthScheme: 'IAM_AUTH', DebugLogging: true }) },
  },
  notApplicable: { 'a subnet group': { Group: { Type: 'AWS::RDS::DBSubnetGroup', Properties: {} } } },
});
