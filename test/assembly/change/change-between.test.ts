import type { Assembly } from '../../../src/assembly/assembly';
import type { Change, ResourceDifference, StackDifference } from '../../../src/assembly/change/change';
import { changeBetween } from '../../../src/assembly/change/change-between';
import type { Template, ValueMap } from '../../../src/assembly/template';
import { release, resource } from '../../rehearsal/hand-made';

type Stacks = { readonly [stack: string]: Partial<Template> };

const of = (stacks: Stacks): Assembly => release({ Prod: { stacks: Object.entries(stacks).map(([name, made]) => ({ [name]: made })) } });

function stackOf(change: Change, name: string): StackDifference {
  const found = change.environments.flatMap(({ stacks }) => stacks).find((stack) => stack.name === name);
  if (!found) throw new Error(`${name} does not change`);
  return found;
}

const differences = (change: Change): ResourceDifference[] =>
  change.environments.flatMap(({ stacks }) => stacks.flatMap(({ resources }) => resources));

const kinds = (change: Change) => Object.fromEntries(differences(change).map(({ logicalId, kind }) => [logicalId, kind]));

const vpc = (cidr: string) => resource('AWS::EC2::VPC', { CidrBlock: cidr });
const group = (vpcId: ValueMap | string) => resource('AWS::EC2::SecurityGroup', { GroupDescription: 'x', VpcId: vpcId });
const topic = resource('AWS::SNS::Topic');

test('equal releases have no change', () => {
  const same = of({ network: { Resources: { Vpc: vpc('10.0.0.0/16') } } });
  expect(changeBetween(same, same).environments.flatMap(({ stacks }) => stacks)).toEqual([]);
});

test('all is added where there was nothing', () => {
  const change = changeBetween(undefined, of({ network: { Resources: { Vpc: vpc('10.0.0.0/16'), Group: group({ Ref: 'Vpc' }) } } }));
  expect(stackOf(change, 'Prod-network')).toMatchObject({ kind: 'added', resources: [{ kind: 'added' }, { kind: 'added' }] });
  expect(change.environments.find(({ name }) => name === 'Prod')?.counts).toMatchObject({ added: 2, changed: 0, deleted: 0 });
});

test('a stack that left is not deleted, and nothing in it is', () => {
  const stacks = { network: { Resources: { Vpc: vpc('10.0.0.0/16') } }, topics: { Resources: { Topic: topic } } };
  const change = changeBetween(of(stacks), of({ network: stacks.network }));
  expect(stackOf(change, 'Prod-topics')).toMatchObject({ kind: 'left', resources: [] });
});

describe('a replacement', () => {
  const network = (cidr: string, more: Template['Resources'] = {}): Partial<Template> => ({ Resources: { Vpc: vpc(cidr), ...more } });

  test('goes on to what refers to the resource from a property that cannot change in place', () => {
    const rest = {
      Group: group({ Ref: 'Vpc' }),
      Rule: resource('AWS::EC2::SecurityGroupIngress', { GroupId: { 'Fn::GetAtt': ['Group', 'GroupId'] }, IpProtocol: '-1' }),
      Dashboard: resource('AWS::CloudWatch::Dashboard', { DashboardBody: { 'Fn::Sub': `of \${Vpc.VpcId} \${!Group}` } }),
      Alone: topic,
    };
    const change = changeBetween(of({ network: network('10.0.0.0/16', rest) }), of({ network: network('10.1.0.0/16', rest) }));
    expect(kinds(change)).toEqual({ Vpc: 'replaced', Group: 'replaced', Rule: 'replaced', Dashboard: 'changed' });
  });

  test('says which property causes it, and which resource that follows', () => {
    const rest = { Group: group({ Ref: 'Vpc' }) };
    const change = changeBetween(of({ network: network('10.0.0.0/16', rest) }), of({ network: network('10.1.0.0/16', rest) }));
    expect(differences(change).map(({ properties }) => properties)).toEqual([
      [{ path: 'CidrBlock', before: '10.0.0.0/16', after: '10.1.0.0/16', impact: 'replace', follows: [] }],
      [
        {
          path: 'VpcId',
          before: '⟨Prod-network/Vpc⟩',
          after: '⟨Prod-network/Vpc⟩',
          impact: 'replace',
          follows: ['Prod-network/Vpc'],
        },
      ],
    ]);
  });

  test('goes on through an export into another stack, whose text is the same', () => {
    const producer = (cidr: string) => ({
      ...network(cidr),
      Outputs: { VpcId: { Value: { Ref: 'Vpc' }, Export: { Name: 'prod-vpc' } } },
    });
    const consumer = { Resources: { Group: group({ 'Fn::ImportValue': 'prod-vpc' }) } };
    const change = changeBetween(
      of({ network: producer('10.0.0.0/16'), app: consumer }),
      of({ network: producer('10.1.0.0/16'), app: consumer }),
    );
    expect(kinds(change)).toEqual({ Vpc: 'replaced', Group: 'replaced' });
    expect(stackOf(change, 'Prod-network').exports).toEqual({ added: [], removed: [], changed: ['prod-vpc'] });
    expect(stackOf(change, 'Prod-app').resources[0]?.properties[0]?.follows).toEqual(['Prod-network/Vpc']);
  });

  test('does not go on to what refers to a resource by a name that stays', () => {
    const bucket = (lock: boolean) => resource('AWS::S3::Bucket', { BucketName: 'example-records', ObjectLockEnabled: lock });
    const policy = resource('AWS::S3::BucketPolicy', { Bucket: { Ref: 'Bucket' }, PolicyDocument: {} });
    const app = (lock: boolean) => of({ app: { Resources: { Bucket: bucket(lock), Policy: policy } } });
    expect(kinds(changeBetween(app(false), app(true)))).toEqual({ Bucket: 'replaced' });
  });

  test('comes from a mapping or a condition too, where the resource itself is written the same', () => {
    const chosen = (cidr: string, large: boolean): Partial<Template> => ({
      Mappings: { Blocks: { prod: { cidr } } },
      Conditions: { Large: { 'Fn::Equals': [String(large), 'true'] } },
      Resources: {
        Vpc: vpc('10.0.0.0/16'),
        Mapped: resource('AWS::EC2::VPC', { CidrBlock: { 'Fn::FindInMap': ['Blocks', 'prod', 'cidr'] } }),
        Chosen: resource('AWS::EC2::VPC', { CidrBlock: { 'Fn::If': ['Large', '10.0.0.0/16', '10.0.0.0/20'] } }),
        Sometimes: { ...topic, Condition: 'Large' },
      },
    });
    const change = changeBetween(of({ app: chosen('10.1.0.0/16', true) }), of({ app: chosen('10.2.0.0/16', false) }));
    expect(kinds(change)).toEqual({ Mapped: 'replaced', Chosen: 'replaced', Sometimes: 'deleted' });
  });
});

describe('what leaves its stack and stays in the account', () => {
  const kept = { DeletionPolicy: 'Retain' } as const;
  const app = (Resources: Template['Resources']) => of({ app: { Resources: { Topic: topic, ...Resources } } });

  test('has a successor where another of its type comes into the stack, as when a construct is renamed', () => {
    const bucket = resource('AWS::S3::Bucket', {}, kept);
    const change = changeBetween(app({ Records: bucket }), app({ Archive: bucket }));
    expect(differences(change)).toMatchObject([
      { logicalId: 'Archive', kind: 'added' },
      { logicalId: 'Records', kind: 'retained', successor: 'Archive' },
    ]);
  });

  test.each(['AWS::Logs::LogGroup', 'AWS::KMS::Key'])('has none where it goes on serving what it holds: %s', (type) => {
    const change = changeBetween(app({ Old: resource(type, {}, kept) }), app({ New: resource(type, {}, kept) }));
    expect(differences(change).find(({ kind }) => kind === 'retained')?.successor).toBeUndefined();
  });
});

describe('what cannot be evaluated', () => {
  const odd = (argument: string, cidr = '10.0.0.0/16') =>
    of({
      app: {
        Resources: {
          Vpc: vpc(cidr),
          Group: resource('AWS::EC2::SecurityGroup', { GroupDescription: { 'Fn::Guess': argument }, VpcId: { Ref: 'Vpc' } }),
        },
      },
    });

  test('is compared as it is written, and named', () => {
    const change = changeBetween(odd('one'), odd('two'));
    expect(kinds(change)).toEqual({ Group: 'replaced' });
    expect(change.notJudged).toMatchObject([{ stack: 'Prod-app', logicalId: 'Group', reason: expect.stringContaining('Fn::Guess') }]);
  });

  test('still follows what is replaced beside it', () => {
    expect(kinds(changeBetween(odd('one'), odd('one', '10.1.0.0/16')))).toEqual({ Vpc: 'replaced', Group: 'replaced' });
  });

  test('is told of a type that the specification does not know', () => {
    const of2 = (size: number) => of({ app: { Resources: { Thing: resource('Example::Data::Store', { Size: size }) } } });
    const change = changeBetween(of2(1), of2(2));
    expect(kinds(change)).toEqual({ Thing: 'changed' });
    expect(change.notJudged).toMatchObject([{ logicalId: 'Thing', type: 'Example::Data::Store' }]);
  });
});
