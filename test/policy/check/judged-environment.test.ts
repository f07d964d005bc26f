import { factsOf } from '../../../src/policy/check/judged-environment';
import { strictestFacts } from '../../../src/policy/rules/rule-engine';

const dev = { stage: 'Dev', approval: 'none', protectData: false, kept: { logDays: 30, auditDays: 90, backupDays: 7 } } as const;
const prod = { stage: 'Prod', approval: 'required', protectData: true, kept: { logDays: 400, auditDays: 2500, backupDays: 20 } } as const;
const asOf = new Date('2026-12-01');

test('a stack of a stage is judged by what its environment is configured to keep', () => {
  expect(factsOf('Dev', { environments: [dev, prod] }, asOf)).toMatchObject({ protectData: false, webAclMayCount: false, kept: dev.kept });
});

test('the pipeline is judged as the environment that asks for the most', () => {
  expect(factsOf(undefined, { environments: [prod, dev] }, asOf)).toMatchObject({
    protectData: true,
    webAclMayCount: false,
    asksBeforeLast: false,
    kept: { logDays: 365, auditDays: 2500, backupDays: 20 },
  });
});

test('a human is asked before the last account where that environment wants it', () => {
  expect(factsOf(undefined, { environments: [dev, prod] }, asOf).asksBeforeLast).toBe(true);
});

test.each([
  ['a stage that nobody has described', 'Other', [dev]],
  ['a pipeline of which nobody has described an environment', undefined, []],
] as const)('%s is judged as the strictest', (_, stage, environments) => {
  expect(factsOf(stage, { environments }, asOf)).toEqual(strictestFacts);
});

test('an assembly that does not say what is kept is judged by what is kept by default', () => {
  const { kept: _, ...older } = prod;
  expect(factsOf(undefined, { environments: [dev, older] }, asOf)).not.toHaveProperty('kept');
});
