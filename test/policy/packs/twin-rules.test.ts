import { App, Stack } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks, HIPAASecurityChecks, type IApplyRule, NIST80053R5Checks, PCIDSS321Checks } from 'cdk-nag';
import { idsOf } from '../../../src/policy/packs/twin-rules';

// Packs apply all their rules to any one resource: what they hand over says which function each of them is.

type Functions = Map<string, IApplyRule['rule']>;
const functions: Record<'solutions' | 'hipaa' | 'nist' | 'pci', Functions> = {
  solutions: new Map(),
  hipaa: new Map(),
  nist: new Map(),
  pci: new Map(),
};
const note = (into: Functions, { ruleSuffixOverride, rule }: IApplyRule) => void into.set(ruleSuffixOverride ?? rule.name, rule);

class Solutions extends AwsSolutionsChecks {
  protected override applyRule = (params: IApplyRule) => note(functions.solutions, params);
}
class Hipaa extends HIPAASecurityChecks {
  protected override applyRule = (params: IApplyRule) => note(functions.hipaa, params);
}
class Nist extends NIST80053R5Checks {
  protected override applyRule = (params: IApplyRule) => note(functions.nist, params);
}
class Pci extends PCIDSS321Checks {
  protected override applyRule = (params: IApplyRule) => note(functions.pci, params);
}

beforeAll(() => {
  const app = new App();
  new CfnBucket(new Stack(app, 'stack'), 'Bucket');
  for (const pack of [new Solutions(app), new Hipaa(app), new Nist(app), new Pci(app)]) pack.validateScope(app);
});

const on = () => new Set([functions.solutions, functions.hipaa, functions.nist].flatMap((pack) => [...pack.values()]));

test('rules of one name in HIPAA.Security and NIST 800-53 are one function', () => {
  const shared = [...functions.nist].filter(([name]) => functions.hipaa.has(name));
  expect(shared.length).toBeGreaterThan(50);
  expect(shared.filter(([name, rule]) => functions.hipaa.get(name) !== rule)).toEqual([]);
});

test('NIST 800-53 adds what the packs before it have not: a web ACL on every load balancer', () => {
  const before = new Set([...functions.solutions.values(), ...functions.hipaa.values()]);
  const added = [...functions.nist].filter(([, rule]) => !before.has(rule)).map(([name]) => name);
  expect(added).toEqual(['ALBWAFEnabled']);
});

test('PCI DSS adds nothing to the packs that are on, and is therefore off', () => {
  expect(functions.pci.size).toBeGreaterThan(50);
  expect([...functions.pci].filter(([, rule]) => !on().has(rule))).toEqual([]);
});

describe('a finding is acknowledged under its own id, or a twin’s', () => {
  const functionOf = (rule: string) => (rule === 'AwsSolutions-S1' ? 'S3BucketLoggingEnabled' : undefined);

  test('by name', () => {
    expect(idsOf('NIST.800.53.R5', 'NIST.800.53.R5-RDSMultiAZSupport')).toEqual([
      'NIST.800.53.R5::NIST.800.53.R5-RDSMultiAZSupport',
      'HIPAA.Security::HIPAA.Security-RDSMultiAZSupport',
    ]);
  });

  test('by the function behind a number', () => {
    expect(idsOf('AwsSolutions', 'AwsSolutions-S1', functionOf)).toContain('HIPAA.Security::HIPAA.Security-S3BucketLoggingEnabled');
  });

  test('with what it found: another finding of the twin is another decision', () => {
    expect(idsOf('HIPAA.Security', 'HIPAA.Security-X[Resource::*]')).toContain('NIST.800.53.R5::NIST.800.53.R5-X[Resource::*]');
  });

  test('a number that stands for no known function has no twin', () => {
    expect(idsOf('AwsSolutions', 'AwsSolutions-IAM5[Resource::*]', functionOf)).toEqual(['AwsSolutions::AwsSolutions-IAM5[Resource::*]']);
  });
});
