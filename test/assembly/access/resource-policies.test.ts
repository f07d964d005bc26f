import type { Resource, Value, ValueMap } from '../../../src/assembly/template';
import { resource } from '../../rehearsal/hand-made';
import { accessIn, assumedBy, found, messages, policy, role, written } from './hand-made';

const admit = (Principal: Value, Action: Value = 'sns:Publish') => policy({ Effect: 'Allow', Principal, Action, Resource: '*' });
const theirs = { AWS: 'arn:aws:iam::999999999999:root' };

function admitted(resources: { readonly [id: string]: Resource }): string[] {
  return accessIn(written(resources)).resources.flatMap(({ resource: name, statements }) =>
    statements.map(({ who, actions, conditions }) =>
      `${name}: ${who.map((one) => one.name).join()} ${actions.join()} ${conditions.join()}`.trim(),
    ),
  );
}

const service = { Service: 'events.amazonaws.com' };
const queue = { Queue: resource('AWS::SQS::Queue') };

test.each<[string, { readonly [id: string]: Resource }, string]>([
  [
    'a key',
    { Key: resource('AWS::KMS::Key', { KeyPolicy: admit(service, 'kms:Decrypt') }) },
    'Dev-app/Key: events.amazonaws.com kms:Decrypt',
  ],
  [
    'a bucket, by a policy of its own',
    {
      Data: resource('AWS::S3::Bucket'),
      P: resource('AWS::S3::BucketPolicy', { Bucket: { Ref: 'Data' }, PolicyDocument: admit(service, 's3:PutObject') }),
    },
    'Dev-app/Data: events.amazonaws.com s3:PutObject',
  ],
  [
    'a queue',
    { ...queue, P: resource('AWS::SQS::QueuePolicy', { Queues: [{ Ref: 'Queue' }], PolicyDocument: admit(service, 'sqs:SendMessage') }) },
    'Dev-app/Queue: events.amazonaws.com sqs:SendMessage',
  ],
  [
    'a secret',
    {
      Secret: resource('AWS::SecretsManager::Secret'),
      P: resource('AWS::SecretsManager::ResourcePolicy', {
        SecretId: { Ref: 'Secret' },
        ResourcePolicy: admit(theirs, 'secretsmanager:GetSecretValue'),
      }),
    },
    'Dev-app/Secret: account 999999999999 secretsmanager:GetSecretValue',
  ],
  [
    'a repository',
    { Images: resource('AWS::ECR::Repository', { RepositoryPolicyText: admit(theirs, 'ecr:BatchGetImage') }) },
    'Dev-app/Images: account 999999999999 ecr:BatchGetImage',
  ],
  [
    'a log policy, which is text',
    {
      Logs: resource('AWS::Logs::ResourcePolicy', { PolicyName: 'p', PolicyDocument: JSON.stringify(admit(service, 'logs:PutLogEvents')) }),
    },
    'Dev-app/Logs: events.amazonaws.com logs:PutLogEvents',
  ],
  [
    'a function, by a permission without a document',
    {
      Job: resource('AWS::Lambda::Function'),
      P: resource('AWS::Lambda::Permission', {
        FunctionName: { Ref: 'Job' },
        Action: 'lambda:InvokeFunction',
        Principal: 'events.amazonaws.com',
        SourceAccount: '111111111111',
      }),
    },
    'Dev-app/Job: events.amazonaws.com lambda:InvokeFunction aws:SourceAccount StringEquals 111111111111',
  ],
  [
    'a type that nobody has heard of',
    { New: resource('AWS::Backup::BackupVault', { BackupVaultName: 'v', AccessPolicy: admit(theirs, 'backup:CopyIntoBackupVault') }) },
    'Dev-app/New: account 999999999999 backup:CopyIntoBackupVault',
  ],
])('%s', (_, resources, expected) => {
  expect(admitted(resources)).toEqual([expected]);
});

describe('who should not be admitted', () => {
  const topic = (document: Value) =>
    written({ T: resource('AWS::SNS::Topic'), P: resource('AWS::SNS::TopicPolicy', { Topics: [{ Ref: 'T' }], PolicyDocument: document }) });

  test.each<[string, Value]>([
    ['everybody', admit('*')],
    ['everybody, the long way', admit({ AWS: '*' })],
    ['everybody but one', policy({ Effect: 'Allow', NotPrincipal: theirs, Action: 'sns:Publish', Resource: '*' })],
  ])('%s', (_, document) => {
    expect(found(topic(document))).toEqual(['open-to-everybody']);
  });

  test('everybody of one account may be', () => {
    const statement = { Effect: 'Allow', Principal: '*', Action: 'sns:Publish', Resource: '*' };
    expect(found(topic(policy({ ...statement, Condition: { StringEquals: { 'aws:PrincipalAccount': '111111111111' } } })))).toEqual([]);
    expect(found(topic(policy({ ...statement, Condition: { Bool: { 'aws:SecureTransport': true } } })))).toEqual(['open-to-everybody']);
  });

  test('an account that is none of ours', () => {
    expect(messages(topic(admit(theirs)))).toEqual([
      'Dev-app/T admits account 999999999999, which is no account of this assembly, to sns:Publish',
    ]);
  });

  test('a role of such an account', () => {
    expect(found(topic(admit({ AWS: 'arn:aws:iam::999999999999:role/theirs' })))).toEqual(['open-to-stranger']);
  });

  test('whoever signs in anywhere, to a role', () => {
    const trust = (more: ValueMap = {}) =>
      written({
        Worker: role({ AssumeRolePolicyDocument: assumedBy({ Federated: 'arn:aws:iam::111111111111:oidc-provider/example.com' }, more) }),
      });
    expect(found(trust())).toEqual(['open-to-everybody']);
    expect(found(trust({ Condition: { StringEquals: { 'example.com:sub': 'repo:example/carepath' } } }))).toEqual([]);
  });

  test('nobody is admitted by what is denied', () => {
    expect(found(topic(policy({ Effect: 'Deny', Principal: '*', Action: 'sns:*', Resource: '*' })))).toEqual([]);
  });
});
