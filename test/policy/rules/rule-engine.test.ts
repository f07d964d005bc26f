import { ownEngine } from '../../../src/policy/rules/own-rules';
import { RuleEngine } from '../../../src/policy/rules/rule-engine';

const regoOf = (body: string) => `package carepath.rules.trial\n\nimport rego.v1\n\n${body}\n`;
const engineOf = (body: string) =>
  new RuleEngine({
    shared: [{ name: 'facts.rego', content: 'package carepath.shared\nimport rego.v1\nviolation := set()\nanswer := 42\n' }],
    rules: [{ id: 'trial', title: 'Trial', description: 'Trial', severity: 'error', controls: [], resourceTypes: [], rego: regoOf(body) }],
  });
const bucket = { name: 'stack', content: JSON.stringify({ Resources: { Bucket: { Type: 'AWS::S3::Bucket' } } }) };

describe('a template that cannot be judged is an error, never a pass', () => {
  test.each([
    ['no JSON', '{not json', 'stack: is not JSON'],
    ['no object', '[]', 'stack: is no CloudFormation template'],
    ['no resources', '{"Outputs": {}}', 'stack: is no CloudFormation template'],
    ['a resource without a type', '{"Resources": {"A": 1}}', 'stack: is no CloudFormation template'],
  ])('%s', (_what, content, message) => {
    expect(() => ownEngine().judge({ name: 'stack', content })).toThrow(message);
  });
});

describe('a rule that cannot judge is an error, never a pass', () => {
  test.each([
    ['does not compile', 'violation contains v if {', 'a rule does not compile'],
    [
      'calls a function that is not there',
      'violation contains v if { nosuch("a"); v := make_diag("trial", "ERROR", "Bucket", "x") }',
      'nosuch',
    ],
    ['finds something of another shape', 'violation contains v if { v := {"a": 1} }', 'a rule fails on stack'],
  ])('%s', (_what, body, message) => {
    expect(() => engineOf(body).judge(bucket)).toThrow(message);
  });
});

test('what several rules share is called by its full name', () => {
  const body = 'violation contains v if { data.carepath.shared.answer == 42; v := make_diag("trial", "ERROR", "Bucket", "found") }';
  expect(engineOf(body).judge(bucket)).toEqual([{ rule: 'trial', severity: 'error', resource: 'Bucket', message: 'found' }]);
});

test('the facts of an environment cannot be changed by the template', () => {
  const body = `violation contains v if {
    input.mappings.CarepathFacts.environment.protectData == "true"
    v := make_diag("trial", "ERROR", "Bucket", "protected")
  }`;
  const content = JSON.stringify({
    Mappings: { CarepathFacts: { environment: { protectData: 'false' } } },
    Resources: { Bucket: { Type: 'AWS::S3::Bucket' } },
  });
  expect(engineOf(body).judge({ name: 'stack', content })).toHaveLength(1);
});
