import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assembly } from '../../../src/assembly/assembly';
import { BadInput } from '../../../src/assembly/bad-input';
import { loadAssembly } from '../../../src/assembly/load-assembly';
import type { Template } from '../../../src/assembly/template';
import { checkAssembly } from '../../../src/policy/check/check-assembly';
import { unexceptedErrors } from '../../../src/policy/check/check-report';
import { TemplateRules } from '../../../src/policy/check/template-rules';
import { ControlEngine } from '../../../src/policy/rules/control-tower/control-engine';
import { RuleEngine } from '../../../src/policy/rules/rule-engine';
import type { Manifest, ManifestException } from '../../../src/schema/manifest';
import { removeAssemblies, writeAssembly, writeText } from '../../assembly/write-assembly';
import { synthesisedAssembly } from '../../synthesised';

afterAll(removeAssemblies);

const listener = (protocol: string, path?: string) => ({
  Type: 'AWS::ElasticLoadBalancingV2::Listener',
  Properties: {
    LoadBalancerArn: 'arn:aws:elasticloadbalancing:x',
    Protocol: protocol,
    Port: 443,
    DefaultActions: [{ Type: 'fixed-response' }],
  },
  ...(path === undefined ? {} : { Metadata: { 'aws:cdk:path': path } }),
});
const plain: Template = { Resources: { Door: listener('HTTP', 'Dev/cluster/Door/Resource') } };
const rule = 'listener-speaks-tls';

const entry = (over: Partial<ManifestException> = {}): ManifestException => ({
  rules: [`Carepath::${rule}`],
  scope: 'environment',
  path: 'cluster/Door/Resource',
  reason: 'A door of a test, which leads nowhere.',
  owner: 'platform-team',
  expires: '2027-01-31',
  arises: 'always',
  acknowledged: [],
  ...over,
});

const manifest = (exceptions: readonly ManifestException[], protectData = true): Manifest => ({
  schemaVersion: 1,
  platform: 'trial',
  source: { commit: '0'.repeat(40), committedAt: '2026-11-01T10:00:00Z', modified: false },
  environments: [
    {
      name: 'dev',
      stage: 'Dev',
      account: '111111111111',
      region: 'eu-west-1',
      approval: 'none',
      protectData,
      services: [],
      smoke: { url: 'https://api.dev.example.com/status' },
    },
  ],
  withheldServices: [],
  exceptions,
});

const assemblyOf = (template: Template, of?: Manifest): Assembly =>
  loadAssembly(writeAssembly({ stages: { Dev: { cluster: { template } } }, ...(of ? { manifest: of } : {}) }));

/** What the one rule found of the one stack. */
const found = (template: Template, of?: Manifest) =>
  checkAssembly(assemblyOf(template, of)).findings.filter((finding) => finding.rule === rule && finding.property === 'Properties.Protocol');

test('a finding says which rule found it, where, and that nothing excepts it', () => {
  expect(found(plain)).toEqual([
    {
      rule,
      severity: 'error',
      stack: 'Dev-cluster',
      resource: 'Door',
      path: 'Dev/cluster/Door/Resource',
      property: 'Properties.Protocol',
      message: expect.stringContaining('does not speak TLS'),
      exception: null,
    },
  ]);
});

test('an entry of the assembly’s own register excepts a finding, with owner, last day and reason', () => {
  const { owner, expires, reason } = entry();
  expect(found(plain, manifest([entry()]))).toMatchObject([{ exception: { owner, expires, reason } }]);
});

describe('an entry excepts nothing', () => {
  test.each([
    ['once the commit is past its last day', entry({ expires: '2026-10-30' })],
    ['at another construct', entry({ path: 'cluster/Gate/Resource' })],
    ['of another rule', entry({ rules: ['Carepath::certificate-is-validated'] })],
    ['of a pack that has a rule of that name', entry({ rules: [`ControlTower::${rule}`] })],
    ['in an environment that protects data, where it is for the others', entry({ scope: 'unprotected-environment' })],
  ])('%s', (_when, given) => {
    expect(found(plain, manifest([given]))).toMatchObject([{ exception: null }]);
  });
});

test('where a template says no path, an entry names the logical id', () => {
  const bare: Template = { Resources: { Door: listener('HTTP') } };
  expect(found(bare, manifest([entry({ path: 'cluster/Door' })]))).toMatchObject([
    { path: 'Dev/cluster/Door', exception: { owner: 'platform-team' } },
  ]);
});

describe('a balancer that may be deleted', () => {
  const balancer: Template = {
    Resources: {
      Balancer: {
        Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
        Properties: { Scheme: 'internal', LoadBalancerAttributes: [{ Key: 'deletion_protection.enabled', Value: 'false' }] },
      },
    },
  };
  const errors = (of?: Manifest) =>
    checkAssembly(assemblyOf(balancer, of)).findings.filter(
      ({ rule: id, message }) => id === 'load-balancer-is-guarded' && /delet/i.test(message),
    );

  test('is found where data is protected', () => {
    expect(errors(manifest([], true))).toHaveLength(1);
  });

  test('is not found where none is', () => {
    expect(errors(manifest([], false))).toEqual([]);
  });

  test('is found where nobody says what the environment holds', () => {
    expect(errors()).toHaveLength(1);
  });
});

test('the library’s own validation is among the rules: a property that no schema knows', () => {
  const odd: Template = { Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { Colour: 'red' } } } };
  expect(checkAssembly(assemblyOf(odd)).findings.map((finding) => finding.rule)).toContain('F3002');
});

test('so are the chosen controls of AWS Control Tower', () => {
  const repository: Template = { Resources: { Images: { Type: 'AWS::ECR::Repository' } } };
  expect(checkAssembly(assemblyOf(repository)).findings.map((finding) => finding.rule)).toContain('CT.ECR.PR.2');
});

test('this repository’s assembly, edited after it was synthesised, is seen as it stands', () => {
  const assembly = synthesisedAssembly();
  const cluster = assembly.stacks.find(({ name }) => name === 'Dev-cluster');
  const [id = '', door] = Object.entries(cluster?.template.Resources ?? {}).find(([, { Type }]) => Type === listener('').Type) ?? [];
  if (!cluster || !door) throw new Error('the cluster stack has no listener');
  const Resources = { ...cluster.template.Resources, [id]: { ...door, Properties: { ...door.Properties, Protocol: 'HTTP' } } };
  const edited = checkAssembly({ ...assembly, stacks: [{ ...cluster, template: { ...cluster.template, Resources } }] });
  expect(unexceptedErrors(edited)).toContainEqual(expect.objectContaining({ rule, stack: 'Dev-cluster', resource: id }));
});

test('what synthesis found is in the assembly, for gates, which have no engine', () => {
  const { directory, stacks } = synthesisedAssembly();
  const report = JSON.parse(readFileSync(join(directory, 'check.json'), 'utf8'));
  expect(report).toMatchObject({ schemaVersion: 1, templates: stacks.length });
  expect(unexceptedErrors(report)).toEqual([]);
});

test('the order of stacks is not seen in the report', () => {
  const template: Template = { Resources: { Door: listener('HTTP'), Another: listener('HTTP') } };
  const assembly = loadAssembly(writeAssembly({ stages: { Dev: { one: { template }, two: { template } } } }));
  const turned = { ...assembly, stacks: [...assembly.stacks].reverse() };
  expect(checkAssembly(turned)).toEqual(checkAssembly(assembly));
});

describe('what cannot be judged is refused, never passed', () => {
  const controls = new ControlEngine([]);

  test('an assembly without a stack', () => {
    expect(() => checkAssembly(loadAssembly(writeAssembly({})))).toThrow('holds no stack');
  });

  test('a rule that does not compile', () => {
    const of = (rego: string) => ({
      id: 'trial',
      title: '',
      description: '',
      severity: 'error' as const,
      controls: [],
      resourceTypes: [],
      rego,
    });
    const judge = () =>
      new TemplateRules(new RuleEngine({ shared: [], rules: [of('package carepath.rules.trial\nviolation contains')] }), controls);
    expect(judge).toThrow(BadInput);
  });

  test('a control that does not compile', () => {
    const broken = { id: 'CT.X.PR.1', title: '', fix: '', resourceTypes: [], ruleName: 'x', guard: 'rule x when {' };
    expect(() => new ControlEngine([broken])).toThrow('a control does not compile');
  });

  test('a template that is none', () => {
    const directory = writeAssembly({ stages: { Dev: { cluster: { template: plain } } } });
    writeText(join(directory, 'assembly-Dev', 'Devcluster.template.json'), '{"Resources": ');
    expect(() => checkAssembly(loadAssembly(directory))).toThrow(BadInput);
  });
});
