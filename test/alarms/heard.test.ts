import type { ValueMap } from '../../src/assembly/template';
import { configuration } from '../../src/config';
import { stageName } from '../../src/pipeline/stage-name';
import { resolvePlatform } from '../../src/schema/resolve';
import { synthesisedAssembly } from '../synthesised';
import type { State } from './alarm-state';
import { alarmsOf } from './alarms-of';
import { stateChange, toldByRules, unheard } from './heard';

const { environments } = resolvePlatform(configuration);
const assembly = synthesisedAssembly();
const placed = new Map(assembly.stacks.map((stack) => [stack.name, stack]));
const placeOf = (stack: string) => placed.get(stack) ?? { account: '', region: '' };

test.each(environments.map((one) => [one.name, one] as const))('somebody hears of every alarm of %s', (_, one) => {
  expect(unheard(alarmsOf(assembly, stageName(one)), placeOf)).toEqual([]);
});

const withInstance = environments.find(({ network }) => network.nat === 'instance');
if (!withInstance) throw new Error('no environment has a NAT instance');
const stage = stageName(withInstance);
const alarms = alarmsOf(assembly, stage);
const onInstance = alarms.metric.filter(({ stack }) => stack === `${stage}-network`);
const told = (event: ValueMap) => toldByRules(alarms, event).map(({ stack, logicalId }) => `${stack}/${logicalId}`);

describe('an alarm on the NAT instance', () => {
  test.each(onInstance.map((alarm) => [alarm.path, alarm] as const))('%s is mailed as a ticket', (_, alarm) => {
    expect(told(stateChange(alarm, placeOf(alarm.stack), 'ALARM'))).toEqual([expect.stringMatching(/-cluster\/Alarms/)]);
  });

  test.each(['OK', 'INSUFFICIENT_DATA'] satisfies State[])('is not mailed when its state becomes %s', (state) => {
    const events = onInstance.map((alarm) => stateChange(alarm, placeOf(alarm.stack), state));
    expect(events.flatMap(told)).toEqual([]);
  });

  test('is missed without the rule', () => {
    const stacks = assembly.stacks.map((stack) => ({
      ...stack,
      template: JSON.parse(JSON.stringify(stack.template).replaceAll('CloudWatch Alarm State Change', 'Something Else')),
    }));
    expect(unheard(alarmsOf({ ...assembly, stacks }, stage), placeOf)).toEqual(onInstance.map(({ path }) => path));
  });
});

test('an alarm that speaks by itself is not mailed twice', () => {
  const others = alarms.metric.filter((alarm) => !onInstance.includes(alarm));
  expect(others.flatMap((alarm) => told(stateChange(alarm, placeOf(alarm.stack), 'ALARM')))).toEqual([]);
});
