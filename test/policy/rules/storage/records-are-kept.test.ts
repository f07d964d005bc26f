import { strictestFacts } from '../../../../src/policy/rules/rule-engine';
import { testRule } from '../rule-table';
import { bucket, policy, written } from './a-bucket';

const expiring = (ExpirationInDays: number) => bucket({ LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ExpirationInDays }] } });
const ofTrail = policy([written('cloudtrail.amazonaws.com')], 'Bad');

testRule('records-are-kept', {
  compliant: {
    'a trail for six years': { Bucket: expiring(2192), Policy: policy([written('cloudtrail.amazonaws.com')]) },
    'access logs for a year': { Bucket: expiring(365), Policy: policy([written('logging.s3.amazonaws.com')]) },
    'for ever': { Bucket: bucket(), Policy: policy([written('cloudtrail.amazonaws.com')]) },
    'a month of what is no record': { Bucket: expiring(30) },
  },
  nonCompliant: {
    'a trail for a year': { Bad: expiring(365), Policy: ofTrail },
    'access logs for a month': { Bad: expiring(30), Policy: policy([written('logging.s3.amazonaws.com')], 'Bad') },
    'a day of anything': { Bad: expiring(1) },
    'until a date': {
      Bad: bucket({ LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ExpirationDate: '2027-01-01T00:00:00Z' }] } }),
      Policy: ofTrail,
    },
  },
  notApplicable: { 'a policy': { Policy: policy([]) } },
});

testRule(
  'records-are-kept',
  {
    compliant: { 'a trail as long as configured': { Bucket: expiring(20), Policy: policy([written('cloudtrail.amazonaws.com')]) } },
    nonCompliant: { 'a day less than configured': { Bad: expiring(19), Policy: ofTrail } },
    notApplicable: { 'a policy': { Policy: policy([]) } },
  },
  { ...strictestFacts, protectData: false, kept: { logDays: 30, auditDays: 20, backupDays: 1 } },
);
