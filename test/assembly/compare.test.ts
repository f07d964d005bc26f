import { compareResource } from '../../src/assembly/compare-resources';
import { changesInPlace, isKnownType, isMarkedStateful, specification } from '../../src/assembly/specification';
import { isStateful, unmarkedStatefulTypes } from '../../src/assembly/stateful-types';
import type { Resource, ValueMap } from '../../src/assembly/template';

const database = (properties: ValueMap, rest: Partial<Resource> = {}): Resource => ({
  Type: 'AWS::RDS::DBInstance',
  Properties: { Engine: 'postgres', EngineVersion: '16.1', AllocatedStorage: '20', StorageEncrypted: true, ...properties },
  ...rest,
});

describe('a resource', () => {
  test('that is written the same has no change', () => {
    expect(compareResource(database({}), database({}))).toEqual({ kind: 'none', properties: [], attributes: [] });
  });

  test('is updated by a property that changes in place', () => {
    expect(compareResource(database({}), database({ AllocatedStorage: '40' }))).toEqual({
      kind: 'update',
      properties: [{ path: 'AllocatedStorage', before: '20', after: '40', impact: 'update' }],
      attributes: [],
    });
  });

  test('is replaced by a property that cannot change in place', () => {
    const change = compareResource(database({}), database({ StorageEncrypted: false }));
    expect(change).toMatchObject({ kind: 'replace', properties: [{ path: 'StorageEncrypted', impact: 'replace' }] });
  });

  test('is replaced when such a property is dropped', () => {
    const change = compareResource(database({ DBInstanceIdentifier: 'db' }), database({}));
    expect(change).toMatchObject({ kind: 'replace', properties: [{ path: 'DBInstanceIdentifier', after: undefined }] });
  });

  test('is replaced by a nested field that cannot change in place', () => {
    const budget = (name: string): Resource => ({
      Type: 'AWS::Budgets::Budget',
      Properties: { Budget: { BudgetName: name, BudgetType: 'COST', TimeUnit: 'MONTHLY' } },
    });
    expect(compareResource(budget('a'), budget('b')).kind).toBe('replace');
  });

  test('shows the smallest part that differs, and what that part alone does', () => {
    const budget = (name: string, amount: number): Resource => ({
      Type: 'AWS::Budgets::Budget',
      Properties: { Budget: { BudgetName: name, BudgetLimit: { Amount: amount, Unit: 'USD' }, BudgetType: 'COST', TimeUnit: 'MONTHLY' } },
    });
    expect(compareResource(budget('a', 1), budget('b', 2)).properties).toEqual([
      { path: 'Budget.BudgetLimit.Amount', before: 1, after: 2, impact: 'update' },
      { path: 'Budget.BudgetName', before: 'a', after: 'b', impact: 'replace' },
    ]);
  });

  test('shows what came into a list, and not what it moved', () => {
    const tagged = (...names: string[]) => database({ Tags: names.map((Key) => ({ Key, Value: 'x' })) });
    expect(compareResource(tagged('a', 'c', 'd'), tagged('a', 'b', 'c', 'd')).properties).toEqual([
      { path: 'Tags[1]', before: undefined, after: { Key: 'b', Value: 'x' }, impact: 'update' },
    ]);
  });

  test('may be replaced by what is create-only in an element of a list: nothing tells which element was which', () => {
    const defined = (Type: string): Resource => ({
      Type: 'AWS::SSMQuickSetup::ConfigurationManager',
      Properties: { ConfigurationDefinitions: [{ Type }] },
    });
    expect(compareResource(defined('one'), defined('another')).properties).toMatchObject([{ impact: 'may-replace' }]);
  });

  test('is updated by what the specification leaves open and the reference says is changed in place', () => {
    const change = compareResource(database({ BackupRetentionPeriod: 7 }), database({ BackupRetentionPeriod: 35 }));
    expect(change).toMatchObject({ kind: 'update', properties: [{ path: 'BackupRetentionPeriod', impact: 'update' }] });
  });

  test('may be replaced where AWS leaves it open', () => {
    const change = compareResource(database({}), database({ Engine: 'mysql' }));
    expect(change).toMatchObject({ kind: 'update', properties: [{ path: 'Engine', impact: 'may-replace' }] });
  });

  test('is updated when an engine goes from 16.1 to 16.10, which are one number but two versions', () => {
    expect(compareResource(database({}), database({ EngineVersion: '16.10' })).kind).toBe('update');
  });

  test('has no change when a number or a boolean is written as a string', () => {
    expect(compareResource(database({}), database({ AllocatedStorage: 20, StorageEncrypted: 'true' })).kind).toBe('none');
  });

  test('is updated by a deletion policy, not by an order or by what the CDK notes for itself', () => {
    expect(compareResource(database({}), database({}, { DeletionPolicy: 'Retain' }))).toMatchObject({
      kind: 'update',
      attributes: [{ name: 'DeletionPolicy', before: undefined, after: 'Retain' }],
    });
    const noted = database({}, { DependsOn: ['Key'], Metadata: { 'aws:cdk:path': 'elsewhere' } });
    expect(compareResource(database({}), noted).kind).toBe('none');
  });

  test('of a custom type is replaced by another handler and updated by its own properties', () => {
    const custom = (properties: ValueMap): Resource => ({ Type: 'Custom::Thing', Properties: { ServiceToken: 'arn:a', ...properties } });
    expect(compareResource(custom({}), custom({ ServiceToken: 'arn:b' })).kind).toBe('replace');
    expect(compareResource(custom({}), custom({ Size: 2 })).kind).toBe('update');
  });

  test('of another type is another resource', () => {
    expect(compareResource(database({}), { Type: 'AWS::S3::Bucket' }).kind).toBe('replace');
  });
});

describe('data is held by', () => {
  test.each([
    'AWS::RDS::DBInstance',
    'AWS::S3::Bucket',
    'AWS::KMS::Key',
    'AWS::SecretsManager::Secret',
    'AWS::Logs::LogGroup',
    'AWS::ECR::Repository',
    'AWS::Backup::BackupVault',
    'AWS::Route53::HostedZone',
    'AWS::EFS::FileSystem',
    'AWS::DynamoDB::Table',
    'AWS::Cognito::UserPool',
    'AWS::HealthLake::FHIRDatastore',
  ])('%s', (type) => expect(isStateful(type)).toBe(true));

  test.each(['AWS::ECS::Service', 'AWS::EC2::SecurityGroup', 'Custom::Anything'])('not by %s', (type) =>
    expect(isStateful(type)).toBe(false),
  );

  test('no type of the list beside the specification that the specification marks itself, or does not know', () => {
    const listed = Object.keys(unmarkedStatefulTypes);
    expect(listed.filter((type) => isMarkedStateful(type) || !isKnownType(type))).toEqual([]);
  });

  test('every type that the specification marks', () => {
    const marked = specification()
      .all('resource')
      .filter(({ isStateful: mark }) => mark)
      .map(({ cloudFormationType }) => cloudFormationType);
    expect(marked.length).toBeGreaterThan(20);
    expect(marked.filter((type) => !isStateful(type))).toEqual([]);
  });
});

test('what is said to change in place is what the specification leaves open', () => {
  for (const [type, names] of Object.entries(changesInPlace)) {
    const [known] = specification().lookup('resource', 'cloudFormationType', 'equals', type);
    expect((names ?? []).filter((name) => known?.properties[name]?.causesReplacement !== 'maybe')).toEqual([]);
  }
});
