import { testRule } from '../rule-table';
import { bucket, policy } from './a-bucket';

testRule('bucket-is-versioned', {
  compliant: { versioned: { Bucket: bucket({ VersioningConfiguration: { Status: 'Enabled' } }) } },
  nonCompliant: {
    'not said': { Bad: bucket() },
    suspended: { Bad: bucket({ VersioningConfiguration: { Status: 'Suspended' } }) },
  },
  notApplicable: { 'a policy': { Policy: policy([]) } },
});
