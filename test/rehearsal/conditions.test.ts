import type { ValueMap } from '../../src/assembly/template';
import { approval, finding, rehearsal, release, resource, rule, rulesOf } from './hand-made';

const topics = (name: string) => ({ Resources: { Topic: resource('AWS::SNS::Topic', { DisplayName: name }) } });
const made = (name: string, conditions: ValueMap, more: { readonly actions?: readonly ValueMap[]; readonly pipeline?: ValueMap } = {}) =>
  release(
    {
      Dev: { stacks: [{ app: topics(name) }], conditions, ...(more.actions ? { actions: more.actions } : {}) },
      Prod: { stacks: [{ app: topics(name) }] },
    },
    more.pipeline,
  );
const one = (...rules: ValueMap[]) => ({ Rules: rules });
const window = rule('Hours', 'DeploymentWindow', { Cron: '* * 9-17 ? * MON-FRI *', TimeZone: 'Europe/Berlin' });
const check = (variable: string, operator: string, value: string) =>
  rule('Check', 'VariableCheck', { Variable: variable, Operator: operator, Value: value });
const fault = { failures: [{ stage: 'Dev', action: 'app.Deploy' }] };
const dev = (report: Awaited<ReturnType<typeof rehearsal>>) => report.stages.find(({ name }) => name === 'Dev');

describe('entry conditions', () => {
  test('a window and a variable that holds let the stage be entered, and are on record', async () => {
    const report = await rehearsal(made('a', { BeforeEntry: { Conditions: [{ Result: 'FAIL', ...one(window, check('x', 'EQ', 'x')) }] } }));
    expect(report.outcome).toBe('promoted');
    expect(dev(report)?.actions.map(({ name, basis, outcome }) => [name, basis, outcome])).toEqual([
      ['Hours', 'assumed', 'succeeded'],
      ['Check', 'simulated', 'succeeded'],
      ['app.Deploy', 'simulated', 'succeeded'],
    ]);
  });

  test('one that does not hold blocks, and nothing is deployed', async () => {
    const report = await rehearsal(made('a', { BeforeEntry: { Conditions: [{ Result: 'FAIL', ...one(check('x', 'EQ', 'y')) }] } }));
    expect(report.outcome).toBe('blocked');
    expect(report.stacks.map(({ environment }) => environment)).toEqual(['pipeline']);
    expect(rulesOf(report)).toContain('stage-blocked');
  });

  test('one that skips lets the next stage run', async () => {
    const report = await rehearsal(made('a', { BeforeEntry: { Conditions: [{ Result: 'SKIP', ...one(check('x', 'NE', 'x')) }] } }));
    expect(report.outcome).toBe('promoted');
    expect(report.stages.map(({ outcome }) => outcome)).toEqual(['succeeded', 'succeeded', 'skipped', 'succeeded']);
  });

  test.each([
    ['abc', 'CONTAINS', 'b', 'promoted'],
    ['abc', 'MATCHES', 'a.c', 'promoted'],
    ['abcd', 'MATCHES', 'a.c', 'blocked'],
    ['#{Build.DIGEST}', 'EQ', 'abc', 'promoted'],
  ])('%s %s %s: %s', async (variable, operator, value, outcome) => {
    const report = await rehearsal(
      made('a', { BeforeEntry: { Conditions: [{ Result: 'FAIL', ...one(check(variable, operator, value)) }] } }),
    );
    expect(report.outcome).toBe(outcome);
  });

  test('a disabled transition blocks', async () => {
    const report = await rehearsal(
      made('a', {}, { pipeline: { DisableInboundStageTransitions: [{ StageName: 'Prod', Reason: 'audit' }] } }),
    );
    expect(report.outcome).toBe('blocked');
    expect(finding(report, 'stage-blocked').message).toContain('audit');
  });
});

describe('failure conditions', () => {
  const rollback = { OnFailure: { Result: 'ROLLBACK' } };

  test('a stage that rolls back stands as in the base', async () => {
    const check = approval('Check');
    const failing = { failures: [{ stage: 'Dev', action: 'Check' }] };
    const after = { ...check, RunOrder: 2 };
    const [base, head] = [made('a', rollback, { actions: [after] }), made('b', rollback, { actions: [after] })];
    const report = await rehearsal(head, base, failing);
    expect(report.outcome).toBe('rolled-back');
    expect(dev(report)?.outcome).toBe('rolled-back');
    expect(report.stacks).toContainEqual(expect.objectContaining({ name: 'Dev-app', operation: 'update', outcome: 'rolled-back' }));
    expect(report.stages.at(-1)?.outcome).toBe('not-run');
  });

  test('without an earlier execution there is nothing to roll back to', async () => {
    const report = await rehearsal(made('a', rollback), undefined, fault);
    expect(report.outcome).toBe('failed');
    expect(rulesOf(report)).toContain('rollback-unavailable');
  });

  test('after a change of the structure there is none either', async () => {
    const report = await rehearsal(made('b', rollback, { pipeline: { ExecutionMode: 'QUEUED' } }), made('a', rollback), fault);
    expect(finding(report, 'rollback-unavailable').message).toContain('since the pipeline changed its structure');
  });

  test('a parallel pipeline has no rollback', async () => {
    const parallel = (name: string) => made(name, rollback, { pipeline: { ExecutionMode: 'PARALLEL' } });
    expect(finding(await rehearsal(parallel('b'), parallel('a'), fault), 'rollback-unavailable').message).toContain(
      'PARALLEL mode has none',
    );
  });

  test('a retry runs the failed action once more', async () => {
    const retry = { OnFailure: { Result: 'RETRY', RetryConfiguration: { RetryMode: 'FAILED_ACTIONS' } } };
    const report = await rehearsal(made('a', retry), undefined, fault);
    expect(report.outcome).toBe('failed');
    expect(dev(report)?.actions.map(({ name }) => name)).toEqual(['app.Deploy', 'app.Deploy']);
  });
});

test('a success condition that does not hold rolls the stage back', async () => {
  const conditions = {
    OnSuccess: {
      Conditions: [
        { Result: 'ROLLBACK', ...one(rule('Bake', 'CloudWatchAlarm', { AlarmName: 'errors', AlarmStates: 'OK', WaitTime: '15' })) },
      ],
    },
  };
  const failures = [{ stage: 'Dev', action: 'Bake' }];
  const report = await rehearsal(made('b', conditions), made('a', conditions), { failures });
  expect(report.outcome).toBe('rolled-back');
});

test.each([
  ['a rule', one(rule('X', 'Invented', {})), 'the provider Invented'],
  ['a key of a rule', one(rule('X', 'DeploymentWindow', { Invented: '' })), 'the key Invented'],
  ['an operator', one(check('x', 'INVENTED', 'x')), 'the operator INVENTED'],
  ['a window that skips', { Result: 'SKIP', ...one(window) }, 'lets no DeploymentWindow skip'],
  ['a result', { Result: 'RETRY', ...one(window) }, 'the result RETRY'],
])('%s that is not modelled is an error before anything runs', async (_, condition, name) => {
  const report = await rehearsal(made('a', { BeforeEntry: { Conditions: [condition] } }));
  expect(report.outcome).toBe('failed');
  expect(finding(report, 'cannot-rehearse').message).toContain(name);
  expect(report.stages).toEqual([]);
});
