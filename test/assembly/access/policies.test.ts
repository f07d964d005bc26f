import type { Resource, Value } from '../../../src/assembly/template';
import { resource } from '../../rehearsal/hand-made';
import { accessIn, allow, assumedBy, policy, principalIn, role, said, written } from './hand-made';

const bucket = resource('AWS::S3::Bucket');
const worker = 'Dev-app/Worker';
const grants = (resources: { readonly [id: string]: Resource }, name = worker) => principalIn(written(resources), name).grants.map(said);

describe('every way of attaching a policy', () => {
  const document = policy(allow('s3:GetObject', { 'Fn::Join': ['/', [{ 'Fn::GetAtt': ['Data', 'Arn'] }, '*']] }));
  const expected = ['Allow s3:GetObject on Dev-app/Data/*'];

  test.each<[string, { readonly [id: string]: Resource }]>([
    ['inline in the role', { Worker: role({ Policies: [{ PolicyName: 'read', PolicyDocument: document }] }) }],
    [
      'as a policy that names the role',
      { Worker: role(), P: resource('AWS::IAM::Policy', { PolicyName: 'p', PolicyDocument: document, Roles: [{ Ref: 'Worker' }] }) },
    ],
    [
      'as a role policy',
      { Worker: role(), P: resource('AWS::IAM::RolePolicy', { PolicyName: 'p', PolicyDocument: document, RoleName: { Ref: 'Worker' } }) },
    ],
    [
      'as a managed policy that names the role',
      { Worker: role(), P: resource('AWS::IAM::ManagedPolicy', { PolicyDocument: document, Roles: [{ Ref: 'Worker' }] }) },
    ],
    [
      'as a managed policy that the role names',
      { Worker: role({ ManagedPolicyArns: [{ Ref: 'P' }] }), P: resource('AWS::IAM::ManagedPolicy', { PolicyDocument: document }) },
    ],
    [
      'as a managed policy by its fixed name',
      {
        Worker: role({ ManagedPolicyArns: ['arn:aws:iam::111111111111:policy/read'] }),
        P: resource('AWS::IAM::ManagedPolicy', { ManagedPolicyName: 'read', PolicyDocument: document }),
      },
    ],
  ])('%s', (_, resources) => {
    expect(grants({ Data: bucket, ...resources })).toEqual(expected);
  });

  test('by the group that a user is in', () => {
    const readers = resource('AWS::IAM::Group', { Policies: [{ PolicyName: 'read', PolicyDocument: document }] });
    expect(grants({ Data: bucket, Readers: readers, Worker: resource('AWS::IAM::User', { Groups: [{ Ref: 'Readers' }] }) })).toEqual(
      expected,
    );
    const addition = resource('AWS::IAM::UserToGroupAddition', { GroupName: { Ref: 'Readers' }, Users: [{ Ref: 'Worker' }] });
    expect(grants({ Data: bucket, Readers: readers, Worker: resource('AWS::IAM::User'), Addition: addition })).toEqual(expected);
  });

  test('to a role that another template makes', () => {
    const assembly = written({
      Data: bucket,
      P: resource('AWS::IAM::Policy', { PolicyName: 'p', PolicyDocument: document, Roles: ['theirs'] }),
    });
    expect(principalIn(assembly, 'theirs')).toMatchObject({ stack: null, kind: 'role' });
    expect(accessIn(assembly).notJudged.map(({ where }) => where)).toEqual(['theirs']);
  });

  test('to nobody', () => {
    const { unattached, principals } = accessIn(
      written({ Data: bucket, P: resource('AWS::IAM::ManagedPolicy', { PolicyDocument: document }) }),
    );
    expect(principals).toEqual([]);
    expect(unattached.map((one) => [one.policy, one.statements.map(said)])).toEqual([['Dev-app/P', expected]]);
  });
});

describe('every form of a statement', () => {
  const form = (...statements: readonly Value[]) =>
    grants({ Worker: role({ Policies: [{ PolicyName: 'p', PolicyDocument: policy(...statements) }] }) });

  test('wildcards stand as they are written', () => {
    expect(form(allow(['s3:Get*', '*'], ['arn:aws:s3:::example/*', '*']))).toEqual(['Allow s3:Get*, * on bucket example/*, *']);
  });

  test('all but some actions, and all but some resources', () => {
    expect(form({ Effect: 'Allow', NotAction: 'iam:*', NotResource: 'arn:aws:s3:::example' })).toEqual([
      'Allow all but iam:* on all but bucket example',
    ]);
  });

  test('what is denied', () => {
    expect(form({ Effect: 'Deny', Action: 'kms:Decrypt', Resource: '*' })).toEqual(['Deny kms:Decrypt on *']);
  });

  test('conditions, each with its operator', () => {
    const Condition = { StringEquals: { 'aws:SourceAccount': ['1', '2'] }, Bool: { 'aws:SecureTransport': true } };
    expect(form(allow('sqs:SendMessage', '*', { Condition }))).toEqual([
      'Allow sqs:SendMessage on * if aws:SourceAccount StringEquals 1 or 2 and aws:SecureTransport Bool true',
    ]);
  });

  test('one statement without a list around it', () => {
    const PolicyDocument = { Statement: allow('sns:Publish', 'arn:aws:sns:eu-west-1:111111111111:example') };
    expect(grants({ Worker: role({ Policies: [{ PolicyName: 'p', PolicyDocument }] }) })).toEqual(['Allow sns:Publish on sns example']);
  });

  test.each([
    ['an effect that IAM does not know', { Effect: 'Perhaps', Action: 's3:*', Resource: '*' }, /effect "Perhaps"/],
    ['a key that IAM does not know', { ...allow('s3:*'), Unless: 'monday' }, /key Unless/],
    ['neither action nor the lack of one', { Effect: 'Allow', Resource: '*' }, /exactly one of Action and NotAction/],
    ['no statement at all', undefined, /without statements/],
  ])('%s is not judged', (_, statement, reason) => {
    const document = statement === undefined ? {} : policy(statement);
    const assembly = written({ Worker: role({ Policies: [{ PolicyName: 'p', PolicyDocument: document }] }) });
    expect(accessIn(assembly).notJudged).toEqual([{ where: `${worker} (inline p)`, reason: expect.stringMatching(reason) }]);
  });
});

describe('a role', () => {
  test('is assumed by whom its trust names, under its conditions', () => {
    const Principal = { Service: 'ecs-tasks.amazonaws.com', AWS: ['222222222222', 'arn:aws:iam::111111111111:root'] };
    const { trust } = principalIn(
      written({
        Worker: role({ AssumeRolePolicyDocument: assumedBy(Principal, { Condition: { Bool: { 'aws:MultiFactorAuthPresent': true } } }) }),
      }),
      worker,
    );
    expect(trust.flatMap(({ who }) => who.map(({ kind, name }) => `${kind} ${name}`))).toEqual([
      'service ecs-tasks.amazonaws.com',
      'account account 222222222222',
      'account its own account',
    ]);
    expect(trust.map(({ conditions }) => conditions)).toEqual([['aws:MultiFactorAuthPresent Bool true']]);
  });

  test("has AWS's own policies by name", () => {
    const ManagedPolicyArns = [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/service-role/AWS_ConfigRole']] }];
    expect(principalIn(written({ Worker: role({ ManagedPolicyArns }) }), worker).awsManaged).toEqual(['service-role/AWS_ConfigRole']);
  });

  test('stays within its boundary', () => {
    const bound = resource('AWS::IAM::ManagedPolicy', { PolicyDocument: policy(allow('s3:*')) });
    const { boundary, boundaryStatements } = principalIn(
      written({ Worker: role({ PermissionsBoundary: { Ref: 'Bound' } }), Bound: bound }),
      worker,
    );
    expect([boundary, boundaryStatements.map(said)]).toEqual(['Dev-app/Bound', ['Allow s3:* on *']]);
  });

  test('names what works under it', () => {
    const job = resource('AWS::Lambda::Function', { Role: { 'Fn::GetAtt': ['Worker', 'Arn'] } });
    const task = resource('AWS::ECS::TaskDefinition', { TaskRoleArn: { 'Fn::GetAtt': ['Worker', 'Arn'] } });
    expect(principalIn(written({ Worker: role(), Job: job, Task: task }), worker).usedBy).toEqual(['Dev-app/Job', 'Dev-app/Task (task)']);
  });

  test.each([
    ['a policy from elsewhere', { ManagedPolicyArns: ['arn:aws:iam::111111111111:policy/theirs'] }, /policy theirs, which is not in/],
    ['a function that is not modelled', { Policies: { 'Fn::Transform': { Name: 'Include' } } }, /Fn::Transform/],
  ])('with %s is not judged as a whole', (_, properties, reason) => {
    expect(accessIn(written({ Worker: role(properties) })).notJudged.map((one) => one.reason)).toEqual(
      expect.arrayContaining([expect.stringMatching(reason)]),
    );
  });

  test('with a boundary from elsewhere is judged by what it is granted: a boundary only takes away', () => {
    expect(accessIn(written({ Worker: role({ PermissionsBoundary: 'arn:aws:iam::111111111111:policy/theirs' }) })).notJudged).toEqual([]);
  });

  test('that no template makes is not judged', () => {
    const job = resource('AWS::Lambda::Function', { Role: 'arn:aws:iam::111111111111:role/theirs' });
    expect(accessIn(written({ Job: job })).notJudged).toEqual([
      { where: 'role theirs', reason: expect.stringMatching(/^Dev-app\/Job works under it/) },
    ]);
  });
});

test.each(['AWS::SSO::PermissionSet', 'AWS::RAM::ResourceShare', 'AWS::Serverless::Function', 'AWS::IAM::Something'])(
  '%s may grant something, and is not judged',
  (type) => {
    expect(accessIn(written({ Odd: resource(type) })).notJudged).toEqual([{ where: 'Dev-app/Odd', reason: expect.stringContaining(type) }]);
  },
);
