import { testRule } from '../rule-table';
import { bucket, policy } from './a-bucket';

const closed = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true };

testRule('bucket-is-not-public', {
  compliant: { 'all four switches': { Bucket: bucket({ PublicAccessBlockConfiguration: closed }) } },
  nonCompliant: {
    none: { Bad: bucket() },
    'one switch off': { Bad: bucket({ PublicAccessBlockConfiguration: { ...closed, IgnorePublicAcls: false } }) },
    'one left out': { Bad: bucket({ PublicAccessBlockConfiguration: { ...closed, RestrictPublicBuckets: undefined } }) },
    'a public list': { Bad: bucket({ PublicAccessBlockConfiguration: closed, AccessControl: 'PublicRead' }) },
    'objects of whoever writes': {
      Bad: bucket({ PublicAccessBlockConfiguration: closed, OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] } }),
    },
    'a website': { Bad: bucket({ PublicAccessBlockConfiguration: closed, WebsiteConfiguration: { IndexDocument: 'index.html' } }) },
    'an access point': { Bad: { Type: 'AWS::S3::AccessPoint', Properties: { Bucket: 'example' } } },
  },
  notApplicable: { 'a policy': { Policy: policy([]) } },
});
