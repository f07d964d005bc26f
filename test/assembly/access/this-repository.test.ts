import { accessOf } from '../../../src/assembly/access/access-of';
import { judgeAccess } from '../../../src/assembly/access/judge';
import type { Assembly } from '../../../src/assembly/assembly';
import type { Value } from '../../../src/assembly/template';
import { idOf } from '../../rehearsal/edited';
import { synthesisedAssembly } from '../../synthesised';
import { add, change, type Edit } from '../reach/weakened';
import { accessIn, found, messages, principalIn, said } from './hand-made';

const whole = synthesisedAssembly();
/** With the pipeline, whose account may read dev's metrics. */
const dev: Assembly = { ...whole, stacks: whole.stacks.filter(({ stage }) => stage === 'Dev' || stage === undefined) };
const eshop = 'Dev-service-eshop';

function row(assembly: Assembly, service: string, environment = 'dev') {
  const found = accessIn(assembly, environment).services.find((one) => one.service === service);
  if (!found) throw new Error(`${service} is not listed`);
  return found;
}

describe('this repository', () => {
  const all = accessOf(whole);

  test('is all there: every environment, and the pipeline', () => {
    const names = whole.manifest?.environments.map(({ name }) => name) ?? [];
    expect(all.map(({ environment }) => environment).sort()).toEqual([...names, 'pipeline'].sort());
  });

  test('grants nothing that it should not', () => {
    expect(all.flatMap((access) => judgeAccess(access, whole))).toEqual([]);
  });

  test('leaves unread only the roles that the bootstrap makes', () => {
    expect(
      all.flatMap(({ notJudged }) => notJudged).filter(({ where }) => !/^role cdk-[a-z0-9]+-(cfn-exec|deploy)-role-/.test(where)),
    ).toEqual([]);
  });

  test("eshop's tasks in prod may call pharmacy, log in as eshop, and nothing else", () => {
    expect(row(whole, 'eshop', 'prod')).toMatchObject({
      exec: false,
      calls: ['pharmacy'],
      databaseUsers: [{ database: 'database/Instance', user: 'eshop' }],
      images: ['repository carepath/eshop of 111111111111'],
      logs: ['service-eshop/eshop/Logs'],
      beyond: [],
      awsManaged: [],
    });
  });

  test('the role of a task is assumed by tasks of its account alone', () => {
    const { trust, usedBy } = principalIn(dev, 'service-eshop/eshop/Task/TaskRole');
    expect(trust.map(({ who, conditions }) => [who.map(({ id }) => id), conditions])).toEqual([
      [['ecs-tasks.amazonaws.com'], ['aws:SourceAccount StringEquals 222222222222']],
    ]);
    expect(usedBy).toEqual(['service-eshop/eshop/Task/Definition (task)']);
  });

  test('resources go by the paths of their constructs', () => {
    expect(principalIn(dev, 'database/Backups/Role').grants.map(said)).toContain(
      'Allow backup:DescribeBackupVault on database/Backups/Vault',
    );
  });
});

describe('an edit of cdk.out that widens', () => {
  const taskPolicy = (statement: Value): Edit =>
    change(eshop, 'AWS::IAM::ManagedPolicy', 'TaskTaskPolicy', ['PolicyDocument', 'Statement', 0], statement);
  const grant = (Action: Value, Resource: Value = '*'): Edit => taskPolicy({ Effect: 'Allow', Action, Resource });
  const user = (name: string): Value => `arn:aws:rds-db:us-east-1:222222222222:dbuser:db-EXAMPLE/${name}`;
  const roleId = (assembly: Assembly) => idOf(assembly, eshop, 'AWS::IAM::Role', 'TaskTaskRole');
  const attach =
    (type: string, properties: (assembly: Assembly) => { readonly [name: string]: Value }): Edit =>
    (assembly) =>
      add(eshop, 'Extra', type, properties(assembly))(assembly);
  const secrets = {
    Statement: [{ Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: 'arn:aws:secretsmanager:::secret:x' }],
  };

  test.each<[string, Edit, string[]]>([
    ["another service's user", grant('rds-db:connect', user('pharmacy')), ['database-user-of-another']],
    ['any user', grant('rds-db:connect', user('*')), ['database-user-of-another']],
    ['any user, by a wildcard action', grant('rds-db:*', user('*')), ['beyond-configuration', 'database-user-of-another']],
    ['any user of any database', grant('rds-db:connect'), ['action-on-everything', 'beyond-configuration', 'database-user-of-another']],
    [
      'all but a little',
      taskPolicy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }),
      ['action-on-everything', 'beyond-configuration', 'database-user-of-another'],
    ],
    ['an action on everything', grant('s3:GetObject'), ['action-on-everything', 'beyond-configuration']],
    ['an action on one thing', grant('s3:GetObject', 'arn:aws:s3:::example/*'), ['beyond-configuration']],
    [
      "another service's images",
      grant('ecr:BatchGetImage', 'arn:aws:ecr:us-east-1:111111111111:repository/carepath/doctor'),
      ['image-of-another'],
    ],
    ["another service's log", grant('logs:PutLogEvents', 'arn:aws:logs:us-east-1:222222222222:log-group:other:*'), ['log-of-another']],
    [
      'the rights of a shell, with the shell switched off',
      change(eshop, 'AWS::ECS::Service', '', ['EnableExecuteCommand'], false),
      ['beyond-configuration', 'log-of-another'],
    ],
    [
      'an inline policy',
      change(eshop, 'AWS::IAM::Role', 'TaskTaskRole', ['Policies'], [{ PolicyName: 'p', PolicyDocument: secrets }]),
      ['beyond-configuration'],
    ],
    [
      'a policy beside it',
      attach('AWS::IAM::Policy', (assembly) => ({ PolicyName: 'p', PolicyDocument: secrets, Roles: [{ Ref: roleId(assembly) }] })),
      ['beyond-configuration'],
    ],
    [
      'a managed policy beside it',
      attach('AWS::IAM::ManagedPolicy', (assembly) => ({ PolicyDocument: secrets, Roles: [{ Ref: roleId(assembly) }] })),
      ['beyond-configuration'],
    ],
    [
      "a policy of AWS's own",
      change(eshop, 'AWS::IAM::Role', 'TaskTaskRole', ['ManagedPolicyArns'], ['arn:aws:iam::aws:policy/ReadOnlyAccess']),
      ['beyond-configuration'],
    ],
    [
      'who may take the role on',
      change(eshop, 'AWS::IAM::Role', 'TaskTaskRole', ['AssumeRolePolicyDocument', 'Statement', 0, 'Principal'], { AWS: '222222222222' }),
      ['task-role-lent'],
    ],
  ])('%s', (_, edit, rules) => {
    const wider = edit(dev);
    expect(accessIn(wider)).not.toEqual(accessIn(dev));
    expect(found(wider)).toEqual(rules);
  });

  test.each<[string, Edit, string[]]>([
    [
      'a role of the database stack to a service',
      change('Dev-database', 'AWS::IAM::ManagedPolicy', 'BackupsPolicy', ['PolicyDocument', 'Statement', 0], {
        Effect: 'Allow',
        Action: 'rds-db:connect',
        Resource: user('eshop'),
      }),
      ['database-user-of-another'],
    ],
    [
      'a role of the audit stack to everything',
      change('Dev-audit', 'AWS::IAM::ManagedPolicy', 'TrailDelivery', ['PolicyDocument', 'Statement', 0, 'Resource'], '*'),
      ['action-on-everything'],
    ],
    [
      'a role to an administrator',
      change('Dev-audit', 'AWS::IAM::Role', 'ConfigurationRole', ['ManagedPolicyArns'], ['arn:aws:iam::aws:policy/AdministratorAccess']),
      ['sweeping-policy'],
    ],
    [
      'a key to another account',
      change('Dev-database', 'AWS::KMS::Key', '', ['KeyPolicy', 'Statement', 0, 'Principal'], { AWS: 'arn:aws:iam::999999999999:root' }),
      ['open-to-stranger'],
    ],
    [
      'a bucket to everybody',
      change('Dev-audit', 'AWS::S3::BucketPolicy', 'TrailBucketPolicy', ['PolicyDocument', 'Statement', 2], {
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:GetObject',
        Resource: '*',
      }),
      ['open-to-everybody'],
    ],
  ])('%s', (_, edit, rules) => {
    expect(found(edit(dev))).toEqual(rules);
  });

  test('nothing, where the shell is switched on that it is for', () => {
    expect(found(dev)).toEqual([]);
    expect(row(dev, 'eshop').beyond.map(said)).toEqual([
      expect.stringMatching(/^Allow ssmmessages:.* on \*$/),
      'Allow logs:DescribeLogGroups on *',
      'Allow logs:DescribeLogStreams on cluster/Exec/Log',
      'Allow kms:Decrypt on cluster/Exec/Key',
    ]);
  });

  test('another key than that of shells, where one may be opened', () => {
    expect(
      found(
        attach('AWS::IAM::Policy', (assembly) => ({
          PolicyName: 'p',
          PolicyDocument: {
            Statement: [{ Effect: 'Allow', Action: 'kms:Decrypt', Resource: 'arn:aws:kms:us-east-1:222222222222:key/other' }],
          },
          Roles: [{ Ref: roleId(assembly) }],
        }))(dev),
      ),
    ).toEqual(['beyond-configuration']);
  });

  test('what configuration has just taken away', () => {
    const environments = dev.manifest?.environments.map((one) => ({
      ...one,
      access: one.access?.map((access) => ({ ...access, database: false })),
    }));
    const stricter: Assembly = { ...dev, manifest: dev.manifest && { ...dev.manifest, environments: environments ?? [] } };
    expect(found(stricter)).toEqual(['database-user-not-granted']);
    expect(messages(stricter)[0]).toBe('doctor may log in to database/Instance as doctor, and configuration grants it no database');
  });

  test('an assembly that does not say what is granted is listed, not judged', () => {
    expect(found({ ...grant('s3:GetObject', 'arn:aws:s3:::example/*')(whole), manifest: undefined })).toEqual([]);
  });
});
