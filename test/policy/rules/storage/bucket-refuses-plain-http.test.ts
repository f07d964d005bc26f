import { testRule } from '../rule-table';
import { bucket, policy } from './a-bucket';

const all = (of: string) => [{ 'Fn::GetAtt': [of, 'Arn'] }, { 'Fn::Join': ['', [{ 'Fn::GetAtt': [of, 'Arn'] }, '/*']] }];
const refuse = (Condition: object, of = 'Bad', other: object = {}) => ({
  Effect: 'Deny',
  Principal: { AWS: '*' },
  Action: 's3:*',
  Resource: all(of),
  Condition,
  ...other,
});
const plain = { Bool: { 'aws:SecureTransport': 'false' } };
const old = { NumericLessThan: { 's3:TlsVersion': 1.2 } };

testRule('bucket-refuses-plain-http', {
  compliant: { 'both refused': { Bucket: bucket(), Policy: policy([refuse(plain, 'Bucket'), refuse(old, 'Bucket')]) } },
  nonCompliant: {
    'no policy': { Bad: bucket() },
    'plain HTTP answered': { Bad: bucket(), Policy: policy([refuse(old)], 'Bad') },
    'TLS 1.0 answered': { Bad: bucket(), Policy: policy([refuse(plain)], 'Bad') },
    'for some actions': { Bad: bucket(), Policy: policy([refuse(old), refuse(plain, 'Bad', { Action: 's3:GetObject' })], 'Bad') },
    'for some callers': {
      Bad: bucket(),
      Policy: policy([refuse(old), refuse(plain, 'Bad', { Principal: { AWS: 'arn:aws:iam::111111111111:root' } })], 'Bad'),
    },
    'for the bucket without its objects': {
      Bad: bucket(),
      Policy: policy([refuse(old), refuse(plain, 'Bad', { Resource: all('Bad')[0] })], 'Bad'),
    },
    'under a further condition': {
      Bad: bucket(),
      Policy: policy([refuse(old), refuse({ ...plain, StringEquals: { 'aws:PrincipalTag/plain': 'no' } })], 'Bad'),
    },
    'another bucket’s policy': { Bad: bucket(), Policy: policy([refuse(plain), refuse(old)], 'Other') },
  },
  notApplicable: { 'a policy': { Policy: policy([]) } },
});
