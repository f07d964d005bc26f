import { compareResource } from '../../src/assembly/compare-resources';
import { compareTemplates } from '../../src/assembly/compare-templates';
import { isMarkedStateful, isStateful, unmarkedStatefulTypes } from '../../src/assembly/specification';
import type { Resource, Template, ValueMap } from '../../src/assembly/template';

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
      properties: [{ name: 'AllocatedStorage', before: '20', after: '40', impact: 'update' }],
      attributes: [],
    });
  });

  test('is replaced by a property that cannot change in place', () => {
    const change = compareResource(database({}), database({ StorageEncrypted: false }));
    expect(change).toMatchObject({ kind: 'replace', properties: [{ name: 'StorageEncrypted', impact: 'replace' }] });
  });

  test('is replaced when such a property is dropped', () => {
    const change = compareResource(database({ DBInstanceIdentifier: 'db' }), database({}));
    expect(change).toMatchObject({ kind: 'replace', properties: [{ name: 'DBInstanceIdentifier', after: undefined }] });
  });

  test('is replaced by a nested field that cannot change in place', () => {
    const budget = (name: string): Resource => ({
      Type: 'AWS::Budgets::Budget',
      Properties: { Budget: { BudgetName: name, BudgetType: 'COST', TimeUnit: 'MONTHLY' } },
    });
    expect(compareResource(budget('a'), budget('b')).kind).toBe('replace');
  });

  test('may be replaced where AWS leaves it open', () => {
    const change = compareResource(database({}), database({ Engine: 'mysql' }));
    expect(change).toMatchObject({ kind: 'update', properties: [{ name: 'Engine', impact: 'may-replace' }] });
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
      attributes: ['DeletionPolicy'],
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

describe('two templates', () => {
  const vpc = (cidr: string): Resource => ({ Type: 'AWS::EC2::VPC', Properties: { CidrBlock: cidr } });
  const template = (Resources: Template['Resources']): Template => ({ Resources });
  const group: Resource = { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: 'x', VpcId: { Ref: 'Vpc' } } };
  const rule: Resource = {
    Type: 'AWS::EC2::SecurityGroupIngress',
    Properties: { GroupId: { 'Fn::GetAtt': ['Group', 'GroupId'] }, IpProtocol: '-1' },
  };
  const dashboard: Resource = {
    Type: 'AWS::CloudWatch::Dashboard',
    Properties: { DashboardBody: { 'Fn::Sub': `of \${Vpc.VpcId} \${!Group}` } },
  };

  test('are all creation where there was no stack, and all deletion where there is none', () => {
    const stack = template({ Vpc: vpc('10.0.0.0/16'), Group: group });
    expect(compareTemplates(undefined, stack).counts).toEqual({ create: 2, update: 0, replace: 0, delete: 0 });
    expect(compareTemplates(stack, undefined).counts).toEqual({ create: 0, update: 0, replace: 0, delete: 2 });
  });

  test('carry a replacement on to what refers to the replaced resource', () => {
    const rest = { Group: group, Rule: rule, Dashboard: dashboard };
    const { resources, counts } = compareTemplates(
      template({ Vpc: vpc('10.0.0.0/16'), ...rest }),
      template({ Vpc: vpc('10.1.0.0/16'), ...rest }),
    );
    expect(Object.entries(resources).map(([id, { kind }]) => [id, kind])).toEqual([
      ['Vpc', 'replace'],
      ['Group', 'replace'],
      ['Rule', 'replace'],
      ['Dashboard', 'update'],
    ]);
    expect(counts).toEqual({ create: 0, update: 1, replace: 3, delete: 0 });
  });

  test('count what comes, goes and stays', () => {
    const before = template({ Vpc: vpc('10.0.0.0/16'), Old: dashboard });
    const after = template({ Vpc: vpc('10.0.0.0/16'), Group: group });
    expect(compareTemplates(before, after).counts).toEqual({ create: 1, update: 0, replace: 0, delete: 1 });
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
  ])('%s', (type) => expect(isStateful(type)).toBe(true));

  test.each(['AWS::ECS::Service', 'AWS::EC2::SecurityGroup', 'Custom::Anything'])('not by %s', (type) =>
    expect(isStateful(type)).toBe(false),
  );

  test('no type of the list beside the specification that the specification marks itself', () => {
    expect(unmarkedStatefulTypes.filter(isMarkedStateful)).toEqual([]);
  });
});
