import { collectBake } from '../../../src/gates/bake/collect-bake';
import { decideBake } from '../../../src/gates/bake/decide-bake';
import { pageAlarmsOf } from '../../../src/gates/bake/page-alarms';
import type { Delivery } from '../../../src/schema/delivery';
import { synthesisedAssembly } from '../../synthesised';
import { type Answer, AwsStandIn, faults, json, silence } from '../aws-stand-in';
import { fakeClock } from '../fake-clock';
import { gateContext } from '../gate-context';
import { queryRefusal, stackResources } from '../query-answers';

const delivery = (bakeMinutes: number): Delivery => ({
  window: { days: [], timeZone: 'Etc/UTC', from: '00:00', to: '23:59' },
  calendar: 'ignored',
  bakeMinutes,
  onFailure: 'roll-back',
  breakGlass: [],
});
const wanted = [{ stack: 'Prod-observability', logicalId: 'Errors', region: 'us-east-1' }];
const named = stackResources([['Errors', 'AWS::CloudWatch::Alarm', 'Prod-Errors-1']]);
const described = (state = 'OK', more: object = {}) =>
  json({ MetricAlarms: [{ AlarmName: 'Prod-Errors-1', StateValue: state, ActionsEnabled: true, TreatMissingData: 'missing', ...more }] });

/** @param polls answers of CloudWatch in order; the last is given for ever */
async function watched(minutes: number, polls: readonly Answer[], names: Answer = named) {
  let poll = 0;
  const standIn = await AwsStandIn.answering(
    (call, ...rest) => {
      if (call === 'ListStackResources') return names(call, ...rest);
      const answer = polls[Math.min(poll, polls.length - 1)];
      poll += 1;
      return answer?.(call, ...rest);
    },
    [...polls, names].includes(silence),
  );
  const context = gateContext();
  const environment = { ...context.environment, delivery: delivery(minutes) };
  try {
    const facts = await collectBake({ ...context, environment, clock: fakeClock() }, () => standIn.connection, wanted);
    return { verdict: decideBake(facts), asked: standIn.calls.filter((call) => call === 'DescribeAlarms').length };
  } finally {
    await standIn.stop();
  }
}

test('alarms are asked each minute, from the first to the last', async () => {
  const { verdict, asked } = await watched(5, [described()]);
  expect([verdict.outcome, asked]).toEqual(['pass', 6]);
  expect(verdict.evidence.polls).toMatchObject([{ from: '2026-11-02T08:00:00.000Z', until: '2026-11-02T08:05:00.000Z', times: 6 }]);
});

test('one that is raised ends the watch at once', async () => {
  const { verdict, asked } = await watched(30, [described(), described('ALARM', { StateReason: 'too many' }), described()]);
  expect([verdict.outcome, verdict.reasons, asked]).toEqual(['block', ['Prod-Errors-1 is raised: too many (2026-11-02T08:01:00.000Z)'], 2]);
});

test('composites are asked for, and every page is read', async () => {
  const bodies: unknown[] = [];
  const page: Answer = (call, body, ...rest) => {
    bodies.push(JSON.parse(body));
    const composite = { CompositeAlarms: [{ AlarmName: 'Prod-Errors-1', StateValue: 'ALARM', ActionsEnabled: true }] };
    json(bodies.length === 1 ? { MetricAlarms: [], NextToken: 'more' } : composite)(call, body, ...rest);
  };
  const { verdict } = await watched(1, [page]);
  expect(bodies[0]).toMatchObject({ AlarmNames: ['Prod-Errors-1'], AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] });
  expect(verdict.reasons.join()).toMatch(/^Prod-Errors-1 is raised/);
});

test('a stack that is not there has no alarm: it blocks', async () => {
  const { verdict } = await watched(1, [described()], queryRefusal('ValidationError', 'Stack with id Prod-observability does not exist'));
  expect(verdict).toMatchObject({ outcome: 'block', reasons: [expect.stringMatching(/^Prod-observability\/Errors is not there/)] });
});

test('without a time to wait nobody is asked', async () => {
  expect(await watched(0, [described()])).toMatchObject({ verdict: { outcome: 'pass' }, asked: 0 });
});

test.each(Object.entries(faults))('%s at a poll is a lost watch, and blocks at once', async (_kind, { answer, sentence }) => {
  const { verdict } = await watched(30, [described(), answer]);
  expect(verdict).toMatchObject({ outcome: 'block', reasons: [expect.stringMatching(/^the watch was lost: .*08:01/)] });
  expect(verdict.reasons[0]).toMatch(sentence);
});

test.each(Object.entries(faults))('%s where names are asked for blocks', async (_kind, { answer }) => {
  const { verdict } = await watched(30, [described()], answer);
  expect(verdict).toMatchObject({ outcome: 'block', reasons: [expect.stringMatching(/nobody could say which alarms to watch$/)] });
});

describe('of this repository,', () => {
  const assembly = synthesisedAssembly();

  test('every environment has alarms to watch', () => {
    for (const stage of ['Dev', 'Staging', 'Prod']) {
      expect(pageAlarmsOf(assembly, stage).map(({ logicalId }) => logicalId)).toContain('ApiServerErrorsDFE5B564');
    }
  });

  test('the alarms that page are those that say so, where somebody is called', () => {
    const speaking = assembly.stacks
      .filter(({ stage }) => stage === 'Prod')
      .flatMap(({ name, template }) =>
        Object.entries(template.Resources)
          .filter(([, { Properties }]) => JSON.stringify(Properties?.AlarmActions ?? '').includes('Pages'))
          .map(([logicalId]) => `${name}/${logicalId}`),
      );
    expect(speaking.length).toBeGreaterThan(0);
    expect(pageAlarmsOf(assembly, 'Prod').map(({ stack, logicalId }) => `${stack}/${logicalId}`)).toEqual(speaking);
  });
});
