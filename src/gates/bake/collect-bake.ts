import { loadAssembly } from '../../assembly/load-assembly';
import type { Reading } from '../aws/reading';
import { type ConnectToEnvironment, connectToEnvironment } from '../environment-account';
import type { GateContext } from '../gate';
import { readStackResources } from '../stack-resources';
import { type BakeFacts, isFinal, type Poll, type WatchedAlarm } from './decide-bake';
import { type PageAlarm, pageAlarmsOf } from './page-alarms';
import { type AlarmState, readAlarms } from './read-alarms';

/** Alarms judge by the minute; asking more often would hear the same. */
const pauseMilliseconds = 60_000;

/** Watches the page alarms of the environment until its time is over, or until nothing can make it pass any more. */
export async function collectBake(
  context: GateContext,
  connectionTo = connectToEnvironment,
  wanted = pageAlarmsOf(loadAssembly(context.directory), context.environment.stage),
): Promise<BakeFacts> {
  const { environment, clock } = context;
  const minutes = environment.delivery?.bakeMinutes ?? 0;
  if (minutes === 0) return { minutes, alarms: { state: 'read', value: [] }, polls: [] };
  const alarms = await nameAlarms(context, connectionTo, wanted);
  if (alarms.state !== 'read') return { minutes, alarms, polls: [] };
  const end = clock.now() + minutes * 60_000;
  const polls: Poll[] = [];
  for (;;) {
    const at = new Date(clock.now()).toISOString();
    add(polls, { from: at, until: at, times: 1, alarms: await poll(context, connectionTo, alarms.value) });
    const facts = { minutes, alarms, polls };
    if (isFinal(facts) || clock.now() >= end) return facts;
    await clock.sleep(Math.min(pauseMilliseconds, end - clock.now()));
  }
}

/** What is heard again and again stands in the evidence once: seven hours of silence are one line. */
function add(polls: Poll[], next: Poll): void {
  const last = polls.at(-1);
  if (last && JSON.stringify(last.alarms) === JSON.stringify(next.alarms)) {
    polls[polls.length - 1] = { ...last, until: next.until, times: last.times + 1 };
  } else polls.push(next);
}

/** CloudFormation names most alarms itself: what they are called, the account says. */
async function nameAlarms(
  context: GateContext,
  connectionTo: ConnectToEnvironment,
  wanted: readonly PageAlarm[],
): Promise<Reading<readonly WatchedAlarm[]>> {
  const named: WatchedAlarm[] = [];
  for (const stack of new Set(wanted.map((alarm) => alarm.stack))) {
    const own = wanted.filter((alarm) => alarm.stack === stack);
    const found = await readStackResources(connectionTo(context, own[0]?.region ?? ''), stack);
    if (found.state === 'unreadable') return found;
    const resources = found.state === 'read' ? found.value : [];
    named.push(
      ...own.map((alarm) => ({ ...alarm, name: resources.find(({ logicalId }) => logicalId === alarm.logicalId)?.physicalId ?? '' })),
    );
  }
  return { state: 'read', value: named };
}

async function poll(
  context: GateContext,
  connectionTo: ConnectToEnvironment,
  alarms: readonly WatchedAlarm[],
): Promise<Reading<readonly AlarmState[]>> {
  const states: AlarmState[] = [];
  for (const region of new Set(alarms.map((alarm) => alarm.region))) {
    const names = alarms.filter((alarm) => alarm.region === region && alarm.name !== '').map(({ name }) => name);
    const found = await readAlarms(connectionTo(context, region), names);
    if (found.state !== 'read') return found;
    states.push(...found.value);
  }
  return { state: 'read', value: states };
}
