import { drop, type Operator, operator, removal } from '../../operator';
import { allows, statementsOf } from '../../statements';

const types: readonly (readonly [name: string, type: string, what: string, source: string])[] = [
  ['bucket', 'AWS::S3::BucketPolicy', 'Objects', 'FSBP S3.5; CIS AWS 3.0 2.1.1; Checkov CKV_AWS_379'],
  ['topic', 'AWS::SNS::TopicPolicy', 'Messages', 'cdk-nag AwsSolutions-SNS3; AWS SNS security best practices'],
  ['queue', 'AWS::SQS::QueuePolicy', 'Messages', 'cdk-nag AwsSolutions-SQS4; AWS SQS security best practices'],
];

/** The statement that refuses plain text is what stands between a client without TLS and the data. */
export const transportPolicies: readonly Operator[] = [
  ...types.map(([name, type, what, source]) =>
    operator({
      name: `${name}-policy-without-tls`,
      description: `${what} may be sent and fetched in plain text`,
      source,
      fits: [type],
      edits: (site) =>
        statementsOf(site)
          .filter((entry) => !allows(entry) && JSON.stringify(entry.statement.Condition ?? {}).includes('aws:SecureTransport'))
          .map(({ path }) => drop(path)),
    }),
  ),
  operator({
    name: 'bucket-policy-removed',
    description: 'Nothing refuses plain text, or principals that IAM lets in',
    source: 'FSBP S3.5; CIS AWS 3.0 2.1.1; Checkov CKV_AWS_379',
    fits: ['AWS::S3::BucketPolicy'],
    edits: () => [removal],
  }),
  operator({
    name: 'subscription-over-plain-http',
    description: 'Alarms, and what they say, are sent in plain text',
    source: 'Prowler sns_subscription_not_using_http_endpoints',
    fits: ['AWS::SNS::Subscription'],
    edits: ({ properties }) => [
      { path: ['Properties'], value: { ...properties, Protocol: 'http', Endpoint: 'http://alarms.example.com/' } },
    ],
  }),
];
