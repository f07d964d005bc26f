import type { Reading } from '../aws/reading';
import { block, pass, type Verdict } from '../verdict';
import type { PageAlarm } from './page-alarms';
import type { AlarmState } from './read-alarms';

export interface BakeFacts {
  /** As configured. */
  readonly minutes: number;
  readonly alarms: Reading<readonly WatchedAlarm[]>;
  /** In order; the first at the beginning, the last at the end, or when the watch was broken off. */
  readonly polls: readonly Poll[];
}

/** A page alarm of the release, and what the account calls it; empty where it has none. */
export interface WatchedAlarm extends PageAlarm {
  readonly name: string;
}

/** What the alarms said, once or at several polls that heard the same. */
export interface Poll {
  /** ISO 8601: of the first of them, and of the last. */
  readonly from: string;
  readonly until: string;
  readonly times: number;
  readonly alarms: Reading<readonly AlarmState[]>;
}

/** Blocks where an alarm was raised, was silent for another reason than that all is well, or could not be asked. */
export function decideBake(facts: BakeFacts): Verdict<BakeFacts> {
  const { minutes, alarms, polls } = facts;
  if (minutes === 0) return pass(facts, 'the environment is configured to wait for nothing');
  if (alarms.state === 'unreadable') return block(facts, `${alarms.reason}: nobody could say which alarms to watch`);
  if (alarms.state === 'absent' || alarms.value.length === 0) return block(facts, 'no alarm would page: nothing watches the release');
  const last = polls.at(-1);
  if (last === undefined) return block(facts, 'no alarm was asked');
  const [first, ...others] = [...lastingFaults(alarms.value, polls), ...silences(alarms.value, last)];
  if (first !== undefined) return block(facts, first, ...others);
  const watched = (Date.parse(last.until) - Date.parse(polls[0]?.from ?? last.until)) / 60_000;
  if (watched < minutes) return block(facts, `the alarms were watched for ${watched} of ${minutes} minutes`);
  return pass(facts, `${alarms.value.length} alarms stayed silent for ${minutes} minutes`);
}

/** Whether what was heard so far blocks whatever comes: a watch that goes on would only be late. */
export function isFinal({ alarms, polls }: BakeFacts): boolean {
  const wanted = alarms.state === 'read' ? alarms.value : [];
  return wanted.length === 0 || lastingFaults(wanted, polls.slice(-1)).length > 0;
}

/** What no later poll mends, from any of them; each is told of once. */
function lastingFaults(wanted: readonly WatchedAlarm[], polls: readonly Poll[]): string[] {
  const faults = polls.flatMap(({ from: at, alarms }) => {
    if (alarms.state === 'absent') return [{ fault: 'the alarms are not there', at }];
    if (alarms.state === 'unreadable') return [{ fault: `the watch was lost: ${alarms.reason}`, at }];
    return wanted.flatMap((alarm) => {
      const found = find(alarms.value, alarm);
      if (!found) return [{ fault: `${idOf(alarm)} is not there: it would warn nobody`, at }];
      if (found.state === 'ALARM') return [{ fault: `${found.name} is raised: ${found.reason || 'without a reason'}`, at }];
      return found.actionsEnabled ? [] : [{ fault: `${found.name} has its actions switched off: it would warn nobody`, at }];
    });
  });
  return [...new Map([...faults].reverse().map(({ fault, at }) => [fault, at])).entries()]
    .reverse()
    .map(([fault, at]) => `${fault} (${at})`);
}

/** Alarms that have no figures at the end although they are to have some. One that takes none for a good sign was made for times without. */
function silences(wanted: readonly WatchedAlarm[], { alarms }: Poll): string[] {
  if (alarms.state !== 'read') return [];
  return wanted.flatMap((alarm) => {
    const found = find(alarms.value, alarm);
    const isSilent = found?.state === 'INSUFFICIENT_DATA' && found.missingData !== 'notBreaching';
    return isSilent ? [`${found.name} has no figures, and cannot say that all is well`] : [];
  });
}

function find(alarms: readonly AlarmState[], { name, region }: WatchedAlarm) {
  return alarms.find((alarm) => alarm.name === name && alarm.region === region);
}

const idOf = ({ stack, logicalId, name }: WatchedAlarm) => `${stack}/${logicalId}${name === '' ? '' : ` (${name})`}`;
