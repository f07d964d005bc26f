import type { Assembly } from '../../src/assembly/assembly';
import { stageName } from '../../src/pipeline/stage-name';
import type { Environment } from '../../src/schema/environment';
import type { State } from './alarm-state';
import { type Alarms, type Asked, alarmsOf, childrenOf, type MetricAlarm, silencersOf } from './alarms-of';
import { ruleHolds } from './composite-rule';
import { statesOf } from './evaluate-alarm';
import { type Incident, incidentFor, incidents, quietBefore } from './incidents';
import { settingOf, World } from './world';

const dayMinutes = 24 * 60;

/** Four weeks: as many of each weekday. */
const month = 28 * dayMinutes;

/** The month is judged when its longest windows are full of it, and often enough. */
const quietTime = { minutes: month, from: 3 * dayMinutes, step: 10 };

/**
 * A window below a composite may be raised for a while: one failure of three requests at night is a third. Alone that is no news, and one
 * that stands for a quarter of the time says nothing.
 */
const childMayStand = 0.25;

/** One that silences a composite while there is hardly any traffic may stand by night. One that stands longer silences an outage. */
const silencerMayStand = 0.5;

/**
 * Every alarm of an environment, over a quiet month and over the incident that it is there for.
 *
 * @returns in words what is wrong with which; nothing where each is silent in the one and raised in the other
 */
export function judgeAlarms(assembly: Assembly, environment: Environment): string[] {
  const stage = stageName(environment);
  return judge(alarmsOf(assembly, stage), environment).map((problem) => `${stage}/${problem}`);
}

/** The same of alarms that are known already; below their stage. */
export function judge(alarms: Alarms, environment: Environment): string[] {
  const quiet = statesIn(alarms, environment, quietTime);
  const children = childrenOf(alarms);
  const silencers = silencersOf(alarms);
  const mayStand = (arn: string) => (silencers.has(arn) ? silencerMayStand : children.has(arn) ? childMayStand : 0);
  const named = [...alarms.metric, ...alarms.composite];
  const incidentsOf = new Set(named.flatMap(({ path }) => incidentFor(lastOf(path)) ?? []));
  const raised = new Map([...incidentsOf].map((name) => [name, raisedIn(alarms, environment, name)]));

  return named.flatMap(({ path, arn }) => {
    const incident = incidentFor(lastOf(path));
    if (incident === undefined) return [`${path}: no incident is known for it`];
    const states = quiet.get(arn) ?? [];
    const raisedFor = states.filter((state) => state === 'ALARM').length / states.length;
    return [
      ...(raisedFor > mayStand(arn) ? [`${path}: is raised in the quiet month, ${firstOf(states)}`] : []),
      ...(raised.get(incident)?.has(arn) ? [] : [`${path}: stays silent in its incident, ${incident}`]),
    ];
  });
}

/** ARNs of the alarms that an incident raises. */
export function raisedIn(alarms: Alarms, environment: Environment, name: Incident): ReadonlySet<string> {
  const begins = quietBefore(name);
  const to = begins + incidents[name];
  const scenario = { minutes: to, from: begins, step: 1, incident: { name, from: begins, to } };
  const silencers = silencersOf(alarms);
  const states = statesIn(alarms, environment, scenario, ({ path, arn }) => incidentFor(lastOf(path)) === name || silencers.has(arn));
  return new Set([...states].flatMap(([arn, of]) => (of.includes('ALARM') ? [arn] : [])));
}

interface Time {
  readonly minutes: number;
  readonly from: number;
  readonly step: number;
  readonly incident?: { readonly name: Incident; readonly from: number; readonly to: number };
}

function statesIn(
  alarms: Alarms,
  environment: Environment,
  { from, step, ...scenario }: Time,
  wanted: (alarm: MetricAlarm) => boolean = () => true,
): Map<string, State[]> {
  const world = new World(environment, alarms.resources, scenario);
  const states = new Map(
    alarms.metric.filter(wanted).map((alarm) => {
      const service = environment.services.find(({ name }) => alarm.path.split('/').includes(name));
      const published = (metric: Asked) => world.published(metric, service);
      const key = JSON.stringify([scenario, from, step, likeness(alarm, published), settingOf(environment, service)]);
      const states = known.get(key) ?? statesOf(alarm, published, from, scenario.minutes, step);
      known.set(key, states);
      return [alarm.arn, states];
    }),
  );
  const length = Math.ceil((scenario.minutes - from) / step);
  for (const { arn, rule } of alarms.composite) {
    states.set(
      arn,
      Array.from({ length }, (_, index) =>
        ruleHolds(rule, (child) => states.get(child)?.[index] ?? 'INSUFFICIENT_DATA') ? 'ALARM' : 'OK',
      ),
    );
  }
  return states;
}

/** States by everything that they follow from: the alarms of services are alike, and those of environments. */
const known = new Map<string, State[]>();

const likeness = ({ condition, expression, metrics, ignoresFewSamples }: MetricAlarm, published: (metric: Asked) => unknown) => [
  condition,
  expression,
  ignoresFewSamples,
  metrics.map((metric) => ({ ...metric, dimensions: Object.keys(metric.dimensions), isPublished: published(metric) !== undefined })),
];

const lastOf = (path: string) => path.split('/').at(-1) ?? '';

function firstOf(states: readonly State[]): string {
  const minute = quietTime.from + quietTime.step * states.indexOf('ALARM');
  const clock = [Math.floor((minute % dayMinutes) / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return `on day ${Math.floor(minute / dayMinutes) + 1} at ${clock}`;
}
