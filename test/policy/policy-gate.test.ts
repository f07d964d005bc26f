import { Stack, Stage } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ExceptionsRegister } from '../../src/policy/exceptions-register';
import { PolicyGate } from '../../src/policy/policy-gate';
import type { PolicyException } from '../../src/schema/platform';
import { testApp } from '../test-app';

// Those of AwsSolutions and NIST 800-53 on a bucket are twins of these.
const rules = [
  'HIPAA.Security::HIPAA.Security-S3BucketLoggingEnabled',
  'HIPAA.Security::HIPAA.Security-S3BucketPublicReadProhibited',
  'HIPAA.Security::HIPAA.Security-S3BucketPublicWriteProhibited',
  'HIPAA.Security::HIPAA.Security-S3BucketReplicationEnabled',
  'HIPAA.Security::HIPAA.Security-S3BucketSSLRequestsOnly',
  'HIPAA.Security::HIPAA.Security-S3BucketVersioningEnabled',
  'HIPAA.Security::HIPAA.Security-S3DefaultEncryptionKMS',
];
const excuse = (over: Partial<PolicyException> = {}): PolicyException => ({
  rules,
  scope: 'environment',
  path: 'storage/Bucket/Resource',
  reason: 'A bucket of a test, which holds nothing.',
  owner: 'platform-team',
  expires: '2027-01-31',
  arises: 'always',
  ...over,
});

/** Synthesises a bucket without safeguards in two environments, past the gate. */
function synthesise(...exceptions: PolicyException[]) {
  const app = testApp();
  const pipeline = new Stack(app, 'pipeline');
  for (const environment of ['Dev', 'Prod']) new Bucket(new Stack(new Stage(pipeline, environment), 'storage'), 'Bucket');
  const gate = new PolicyGate(app, new ExceptionsRegister(exceptions, new Date('2026-12-01')), {
    environments: [
      { stage: 'Dev', protectData: false },
      { stage: 'Prod', protectData: true },
    ],
  });
  gate.synth();
  return gate;
}

const errorOf = (run: () => void): string => {
  try {
    run();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'no error';
};

test('findings that an entry acknowledges let the synthesis pass, in every environment', () => {
  expect(() => synthesise(excuse())).not.toThrow();
});

test('a finding that no entry acknowledges fails the synthesis and is named', () => {
  expect(errorOf(() => synthesise(excuse({ rules: rules.slice(1) })))).toContain('AwsSolutions-S1');
});

test('an expired entry acknowledges nothing, and is named beside the findings', () => {
  const message = errorOf(() => synthesise(excuse({ expires: '2026-10-31' })));
  expect(message).toContain('AwsSolutions-S10');
  expect(message).toContain('storage/Bucket/Resource expired on 2026-10-31');
});

test('an entry that matches no finding fails the synthesis and is named', () => {
  const message = errorOf(() => synthesise(excuse(), excuse({ path: 'storage/Gone/Resource', rules: ['AwsSolutions::AwsSolutions-S1'] })));
  expect(message).toContain('environment storage/Gone/Resource matches no finding of AwsSolutions::AwsSolutions-S1');
});

test('an expired entry whose finding is gone is named too', () => {
  const stale = excuse({ path: 'storage/Gone/Resource', expires: '2026-10-31' });
  expect(errorOf(() => synthesise(excuse(), stale))).toContain('storage/Gone/Resource expired on 2026-10-31');
});

test('an entry for findings that arise sometimes may be unused', () => {
  const sometimes = excuse({ path: 'storage/Gone/Resource', arises: 'sometimes' });
  expect(() => synthesise(excuse(), sometimes)).not.toThrow();
});

test('an entry for unprotected environments leaves the finding of a protected one', () => {
  const message = errorOf(() => synthesise(excuse({ scope: 'unprotected-environment' })));
  expect(message).toContain('pipeline/Prod/storage/Bucket');
  expect(message).not.toContain('pipeline/Dev/storage/Bucket');
});

test('what the rules said is remembered of what passes and of what fails, with the safeguards that they check', () => {
  const { results } = synthesise(excuse());
  const of = (name: string) => results.find(({ id }) => id === `HIPAA.Security::HIPAA.Security-${name}`);
  const buckets = ['pipeline/Dev/storage/Bucket/Resource', 'pipeline/Prod/storage/Bucket/Resource'];
  expect(of('S3BucketLevelPublicAccessProhibited')).toMatchObject({ passing: buckets, failing: [] });
  expect(of('S3BucketVersioningEnabled')).toMatchObject({
    title: 'The S3 Bucket does not have versioning enabled',
    controls: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(A)', '164.308(a)(7)(ii)(B)', '164.312(c)(1)', '164.312(c)(2)'],
    passing: [],
    failing: buckets,
  });
  expect(of('RDSStorageEncrypted')).toMatchObject({ passing: [], failing: [] });
});
