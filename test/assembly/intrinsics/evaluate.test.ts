import fc from 'fast-check';
import { evaluate, noValue } from '../../../src/assembly/intrinsics/evaluate';
import { opaque } from '../../../src/assembly/intrinsics/opaque';
import { parameterValues } from '../../../src/assembly/intrinsics/parameters';
import type { Scope } from '../../../src/assembly/intrinsics/scope';
import { Refused } from '../../../src/assembly/refusal';
import type { Value, ValueMap } from '../../../src/assembly/template';

const vpc = opaque('Dev-network/Vpc#1');
const scope: Scope = {
  stack: 'Dev-app',
  account: '111111111111',
  region: 'eu-west-1',
  parameters: new Map<string, Value>([
    ['Size', 3],
    ['Names', ['a', 'b']],
  ]),
  mappings: { Zones: { 'eu-west-1': { id: 'Z1' } } },
  conditions: { Yes: { 'Fn::Equals': ['1', 1] }, No: { 'Fn::Not': [{ Condition: 'Yes' }] } },
  ref: (id) => (id === 'Vpc' ? vpc : undefined),
  attribute: (id, name) => opaque(`${id}.${name}`),
  importValue: (name) => `imported ${name}`,
  stackOutput: ({ account, region, stack, output }) => [account, region, stack, output].join('/'),
};
const value = (expression: Value) => evaluate(expression, scope);

test.each<[string, Value, Value]>([
  ['a reference to a resource', { Ref: 'Vpc' }, vpc],
  ['a parameter', { Ref: 'Size' }, 3],
  ['a pseudo parameter', { Ref: 'AWS::Region' }, 'eu-west-1'],
  ['the partition', { Ref: 'AWS::Partition' }, 'aws'],
  ['an attribute', { 'Fn::GetAtt': ['Db', 'Endpoint.Address'] }, '⟨Db.Endpoint.Address⟩'],
  ['an attribute in one text', { 'Fn::GetAtt': 'Db.Endpoint.Address' }, '⟨Db.Endpoint.Address⟩'],
  ['Join', { 'Fn::Join': ['-', ['a', { Ref: 'Size' }, { Ref: 'Vpc' }]] }, `a-3-${vpc}`],
  ['Sub', { 'Fn::Sub': `\${AWS::AccountId}/\${Vpc}/\${Db.Arn}/\${!Literal}` }, `111111111111/${vpc}/⟨Db.Arn⟩/\${Literal}`],
  ['Sub with variables', { 'Fn::Sub': [`\${Own}-\${Size}`, { Own: { Ref: 'Vpc' } }] }, `${vpc}-3`],
  ['Select and Split', { 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
  ['Select of what only AWS knows', { 'Fn::Select': ['2', { 'Fn::GetAtt': ['Vpc', 'Subnets'] }] }, '⟨⟨Vpc.Subnets⟩[2]⟩'],
  ['Split around an id', { 'Fn::Split': ['/', `x/${vpc}/y`] }, ['x', vpc, 'y']],
  ['FindInMap', { 'Fn::FindInMap': ['Zones', { Ref: 'AWS::Region' }, 'id'] }, 'Z1'],
  ['FindInMap with a default', { 'Fn::FindInMap': ['Zones', 'mars', 'id', { DefaultValue: 'none' }] }, 'none'],
  ['ImportValue', { 'Fn::ImportValue': { 'Fn::Sub': `x-\${Size}` } }, 'imported x-3'],
  [
    'GetStackOutput in another Region',
    { 'Fn::GetStackOutput': { StackName: 's', OutputName: 'o', Region: 'us-east-1' } },
    '111111111111/us-east-1/s/o',
  ],
  [
    'GetStackOutput in the account of a role',
    { 'Fn::GetStackOutput': { StackName: 's', OutputName: 'o', RoleArn: 'arn:aws:iam::222222222222:role/r' } },
    '222222222222/eu-west-1/s/o',
  ],
  ['GetAZs', { 'Fn::Select': [1, { 'Fn::GetAZs': '' }] }, 'eu-west-1b'],
  ['Cidr', { 'Fn::Cidr': ['10.0.0.0/16', 3, 8] }, ['10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/24']],
  ['If', { 'Fn::If': ['No', 'a', { 'Fn::If': ['Yes', 'b', 'c'] }] }, 'b'],
  [
    'And and Or',
    { 'Fn::If': ['Yes', { 'Fn::And': [{ Condition: 'Yes' }, { 'Fn::Or': [{ Condition: 'No' }, { Condition: 'Yes' }] }] }, false] },
    true,
  ],
  ['Base64', { 'Fn::Base64': 'hello' }, 'aGVsbG8='],
  ['Length', { 'Fn::Length': { Ref: 'Names' } }, 2],
  ['ToJsonString', { 'Fn::ToJsonString': { a: { Ref: 'Size' } } }, '{"a":3}'],
  ['no value', { a: { Ref: 'AWS::NoValue' }, b: [1, { Ref: 'AWS::NoValue' }, 2] }, { b: [1, 2] }],
  ['a dynamic reference', '{{resolve:secretsmanager:s:SecretString:::}}', '{{resolve:secretsmanager:s:SecretString:::}}'],
])('%s', (_, expression, expected) => {
  expect(value(expression)).toEqual(expected);
});

test('no value at all is no value', () => {
  expect(value({ Ref: 'AWS::NoValue' })).toBe(noValue);
});

test.each<[string, Value]>([
  ['an unknown function', { 'Fn::Invented': [] }],
  ['a function beside other keys', { 'Fn::Join': ['', []], other: 1 }],
  ['a condition that is neither true nor false', { 'Fn::If': ['Maybe', 1, 2] }],
  ['an unknown key of GetStackOutput', { 'Fn::GetStackOutput': { StackName: 's', OutputName: 'o', Invented: 1 } }],
])('%s cannot be rehearsed', (_, expression) => {
  expect(() => value(expression)).toThrow('cannot follow');
});

test.each<[string, Value]>([
  ['a reference to nothing', { Ref: 'Nobody' }],
  ['an item that is not there', { 'Fn::Select': [5, ['a']] }],
  ['a mapping without the key', { 'Fn::FindInMap': ['Zones', 'mars', 'id'] }],
  ['more blocks than there is room for', { 'Fn::Cidr': ['10.0.0.0/24', 2, 8] }],
])('CloudFormation would refuse %s', (_, expression) => {
  expect(() => value(expression)).toThrow(Refused);
});

test('plain data is what it was', () => {
  const data = fc.object({ key: fc.stringMatching(/^[a-z]{0,5}$/), values: [fc.string(), fc.integer(), fc.boolean()] });
  fc.assert(fc.property(data, (plain) => expect(value(plain as ValueMap)).toEqual(plain)));
});

test('Split undoes Join, where the delimiter is in no part', () => {
  const parts = fc.array(fc.oneof(fc.stringMatching(/^[a-z:]{0,6}$/), fc.constant(vpc)), { minLength: 1 });
  fc.assert(fc.property(parts, (list) => expect(value({ 'Fn::Split': ['/', { 'Fn::Join': ['/', list] }] })).toEqual(list)));
});

test('every block of Cidr is a part of the whole, and no two are the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 4, max: 12 }), (count, bits) => {
      const blocks = value({ 'Fn::Cidr': ['10.20.0.0/16', count, bits] });
      expect(new Set(blocks as readonly string[]).size).toBe(count);
      expect((blocks as readonly string[]).every((block) => block.startsWith('10.20.') && block.endsWith(`/${32 - bits}`))).toBe(true);
    }),
  );
});

describe('parameters', () => {
  const values = (Type: string, Default?: string, given: Record<string, string> = {}) =>
    parameterValues(
      'Dev-app',
      { Parameters: { P: Default === undefined ? { Type } : { Type, Default } }, Resources: {} },
      new Map(Object.entries(given)),
    ).get('P');

  test.each([
    ['String', 'a', 'a'],
    ['Number', '3', 3],
    ['CommaDelimitedList', 'a,b', ['a', 'b']],
    ['AWS::SSM::Parameter::Value<String>', '/x', '⟨ssm /x⟩'],
  ])('%s %s', (type, text, expected) => {
    expect(values(type, text)).toEqual(expected);
  });

  test('what is given stands before the default', () => {
    expect(values('String', 'a', { P: 'b' })).toBe('b');
  });

  test('no value, a value for no parameter and an unknown type are refused', () => {
    expect(() => values('String')).toThrow('has no value');
    expect(() => values('String', 'a', { Q: 'b' })).toThrow('does not declare');
    expect(() => values('Invented', 'a')).toThrow('cannot follow');
  });
});
