import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stack, Stage } from 'aws-cdk-lib';
import { CfnRepository } from 'aws-cdk-lib/aws-ecr';
import { loadAssembly } from '../../src/assembly/load-assembly';
import { checkAssembly } from '../../src/policy/check/check-assembly';
import { registerId } from '../../src/policy/check/check-stacks';
import { ExceptionsRegister } from '../../src/policy/exceptions-register';
import { PolicyGate } from '../../src/policy/policy-gate';
import type { PolicyException } from '../../src/schema/platform';
import { testApp } from '../test-app';

afterEach(() => {
  process.env.CDK_VALIDATION = 'false';
});

const excuse = (...rules: readonly string[]): PolicyException => ({
  rules,
  scope: 'environment',
  path: 'images/Shop',
  reason: 'A repository of a test, which holds no image.',
  owner: 'platform-team',
  expires: '2027-01-31',
  arises: 'always',
});

/** Synthesises a repository whose tags move, past the gate. */
function synthesise(...exceptions: PolicyException[]) {
  const app = testApp();
  process.env.CDK_VALIDATION = 'true';
  new CfnRepository(new Stack(new Stage(app, 'Dev'), 'images'), 'Shop');
  const register = new ExceptionsRegister(exceptions, new Date('2026-12-01'));
  const gate = new PolicyGate(app, register, { environments: [{ stage: 'Dev', protectData: true }] });
  let error = 'no error';
  try {
    gate.synth();
  } catch (thrown) {
    error = thrown instanceof Error ? thrown.message : String(thrown);
  }
  return { error, report: gate.report, directory: app.outdir };
}

let open: ReturnType<typeof synthesise>;
let ids: readonly string[];
beforeAll(() => {
  open = synthesise();
  ids = [...new Set(open.report?.findings.map(registerId))];
});

test('a finding on a template fails the synthesis and is named', () => {
  expect(open.error).toContain('CT.ECR.PR.3');
});

test('synthesis and carepath check say the same of the same templates', () => {
  expect(open.report?.findings).not.toEqual([]);
  expect(checkAssembly(loadAssembly(open.directory))).toEqual(open.report);
});

test('findings that an entry acknowledges let the synthesis pass, and stand in the validation report with its reason', () => {
  const { error, directory } = synthesise(excuse(...ids));
  expect(error).toBe('no error');
  const { pluginReports } = JSON.parse(readFileSync(join(directory, 'validation-report.json'), 'utf8'));
  const suppressed = pluginReports.flatMap((one: { suppressedViolations?: object[] }) => one.suppressedViolations ?? []);
  expect(suppressed).toContainEqual(
    expect.objectContaining({ ruleName: 'CT.ECR.PR.3', reason: expect.stringContaining('A repository of a test') }),
  );
});

test('an entry that matches no finding on a template fails the synthesis and is named', () => {
  expect(synthesise(excuse(...ids, 'Carepath::listener-speaks-tls')).error).toContain(
    'environment images/Shop matches no finding of Carepath::listener-speaks-tls',
  );
});
