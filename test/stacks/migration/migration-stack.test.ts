import { exampleEnvironment } from '../example-environment';
import { exampleSet } from '../example-set';

const set = exampleSet();
const unprotected = exampleSet({ protectData: false });
const mysql = exampleSet({ database: { ...exampleEnvironment().database, engine: 'mysql', version: '8.4.9' } });

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

const statements = (of: typeof set, stack: string, policy: string): Statement[] => {
  const found = of.template(stack).findResources('AWS::IAM::ManagedPolicy');
  const [id] = Object.keys(found).filter((candidate) => candidate.startsWith(policy));
  return found[id ?? '']?.Properties.PolicyDocument.Statement ?? [];
};
const actions = (of: typeof set, stack: string, policy: string) => statements(of, stack, policy).flatMap(({ Action }) => Action);

describe('the custom resource of a service', () => {
  const [run] = set.resources('Custom::Migration', 'migrate-pharmacy');

  test('says what decides about a run, and nothing else', () => {
    expect(run?.Properties).toEqual({
      ServiceToken: expect.anything(),
      ServiceTimeout: '2100',
      Service: 'pharmacy',
      Image: `sha256:${'0123456789abcdef'.repeat(4)}`,
      Command: ['node', 'migrate.js'],
      TaskDefinition: { Ref: expect.stringMatching(/^pharmacyDefinition/) },
      TimeoutMinutes: '30',
      DatabaseResourceId: { 'Fn::ImportValue': expect.stringContaining('DbiResourceId') },
      UsersVersion: expect.stringMatching(/^\d+$/),
    });
  });

  test('waits for the rules that open the way to the database', () => {
    expect(run?.DependsOn).toEqual(expect.arrayContaining([expect.stringMatching(/^SecurityGroup.*5432/)]));
  });
});

describe('the one-off task', () => {
  test('is the service’s image with the command, as confined as the service', () => {
    const [task] = set.resources('AWS::ECS::TaskDefinition', 'migrate-pharmacy');
    const [container] = (task?.Properties.ContainerDefinitions ?? []) as Record<string, unknown>[];
    expect(container).toMatchObject({
      Name: 'Migration',
      Image: expect.stringContaining('carepath/pharmacy@sha256:'),
      Command: ['node', 'migrate.js'],
      ReadonlyRootFilesystem: true,
      LinuxParameters: { Capabilities: { Drop: ['ALL'] } },
    });
  });

  test('may sign in as the owner of its own database, and nothing else', () => {
    expect(statements(set, 'migrate-pharmacy', 'pharmacyTaskPolicy')).toEqual([
      expect.objectContaining({
        Action: 'rds-db:connect',
        Resource: { 'Fn::Join': ['', expect.arrayContaining(['/pharmacy_migration'])] },
      }),
    ]);
  });
});

describe('the functions', () => {
  test('that run migrations hold no password, start these tasks alone, and pass these roles to ECS alone', () => {
    const all = actions(set, 'migrate-pharmacy', 'StepsPolicy');
    expect(all).not.toContain('secretsmanager:GetSecretValue');
    const [start] = statements(set, 'migrate-pharmacy', 'StepsPolicy').filter(({ Action }) => Action === 'ecs:RunTask');
    expect(start?.Resource).toEqual({ Ref: expect.stringMatching(/^pharmacyDefinition/) });
    const [pass] = statements(set, 'migrate-pharmacy', 'StepsPolicy').filter(({ Action }) => Action === 'iam:PassRole');
    expect(pass?.Condition).toEqual({ StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } });
  });

  test('take snapshots where data is protected, and cannot elsewhere', () => {
    expect(actions(set, 'migrate-pharmacy', 'StepsPolicy')).toContain('rds:CreateDBSnapshot');
    expect(actions(unprotected, 'migrate-pharmacy', 'StepsPolicy').filter((action) => action.startsWith('rds:'))).toEqual([]);
  });

  test('delete, restore and share no snapshot', () => {
    const all = actions(set, 'migrate-pharmacy', 'StepsPolicy').filter((action) => action.startsWith('rds:'));
    expect(all.sort()).toEqual(['rds:CreateDBSnapshot', 'rds:DescribeDBSnapshots']);
  });

  test('that make users read one secret, by its key, through Secrets Manager', () => {
    expect(actions(set, 'database-users', 'UsersPolicy').filter((action) => /^(secretsmanager|kms):/.test(action))).toEqual([
      'secretsmanager:GetSecretValue',
      'kms:Decrypt',
    ]);
  });

  test('stay small enough for a template, whichever the engine', () => {
    const size = (of: typeof set) => JSON.stringify(of.template('database-users').toJSON()).length;
    expect(size(set)).toBeLessThan(150_000);
    expect(size(mysql)).toBeLessThan(450_000);
  });
});

test('the states, which hold the log of a failed command, are encrypted, and no log repeats them', () => {
  const [machine] = set.resources('AWS::StepFunctions::StateMachine', 'migrate-pharmacy');
  expect(machine?.Properties).toMatchObject({
    EncryptionConfiguration: { Type: 'CUSTOMER_MANAGED_KMS_KEY' },
    LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
    TracingConfiguration: { Enabled: true },
  });
  for (const { Properties } of set.resources('AWS::Logs::LogGroup', 'migrate-pharmacy')) expect(Properties.KmsKeyId).toBeDefined();
});
