import type { Assembly } from '../../src/assembly/assembly';
import { EnvironmentResources, type Found, mapsAt, textsAt } from '../../src/assembly/environment-resources';
import { isMap } from '../../src/assembly/equal';
import { resolveStacks } from '../../src/assembly/resolve-stacks';
import type { ValueMap } from '../../src/assembly/template';
import type { Condition } from './alarm-state';
import { alarmsIn, silencersIn } from './composite-rule';
import { askedByQuery } from './insights-query';

/** A metric as an alarm asks for it. */
export interface Asked {
  readonly id: string;
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: string;
  readonly periodMinutes: number;
}

interface Common {
  /** Below the stage, such as `service-eshop/eshop/Alarms/HighCpu`. */
  readonly path: string;
  /** That holds it, by name. */
  readonly stack: string;
  /** In that stack's template. */
  readonly logicalId: string;
  readonly description: string;
  readonly actions: readonly string[];
  /** By which rules of composites call it. */
  readonly arn: string;
}

export interface MetricAlarm extends Common {
  readonly condition: Condition;
  /** Of one of the metrics by its id, or of several. */
  readonly expression: string;
  readonly metrics: readonly Asked[];
  readonly periodMinutes: number;
  /** Whether periods with too few samples for the percentile leave the alarm as it was. */
  readonly ignoresFewSamples: boolean;
}

export interface Composite extends Common {
  readonly rule: string;
}

export interface Alarms {
  readonly metric: readonly MetricAlarm[];
  readonly composite: readonly Composite[];
  readonly resources: EnvironmentResources;
}

/** Every alarm that the templates of a stage hold, with references followed to the resources that they mean. */
export function alarmsOf(assembly: Assembly, stage: string): Alarms {
  const { stacks } = resolveStacks(
    assembly.stacks.filter((artifact) => artifact.stage === stage),
    () => true,
  );
  return alarmsAmong(new EnvironmentResources(stacks));
}

export function alarmsAmong(resources: EnvironmentResources): Alarms {
  return {
    metric: resources.all('AWS::CloudWatch::Alarm').map(metricAlarm),
    composite: resources.all('AWS::CloudWatch::CompositeAlarm').map((found) => ({
      ...common(found),
      rule: String(found.properties.AlarmRule),
    })),
    resources,
  };
}

/** Alarms below composites, by ARN. */
export function childrenOf({ composite }: Pick<Alarms, 'composite'>): ReadonlySet<string> {
  return new Set(composite.flatMap(({ rule }) => alarmsIn(rule)));
}

/** Those of them that silence a composite while they are raised. */
export function silencersOf({ composite }: Pick<Alarms, 'composite'>): ReadonlySet<string> {
  return new Set(composite.flatMap(({ rule }) => silencersIn(rule)));
}

function common(found: Found): Common {
  const { properties, metadata, stack, logicalId, generation } = found;
  const path = String(metadata['aws:cdk:path'] ?? `${stack}/${logicalId}`);
  return {
    path: path.split('/').slice(2, -1).join('/') || path,
    stack,
    logicalId,
    description: String(properties.AlarmDescription ?? ''),
    actions: textsAt(properties, 'AlarmActions'),
    arn: `⟨${stack}/${logicalId}#${generation}.Arn⟩`,
  };
}

function metricAlarm(found: Found): MetricAlarm {
  const { properties } = found;
  const evaluationPeriods = Number(properties.EvaluationPeriods);
  const metrics = mapsAt(properties, 'Metrics');
  const asked = metrics.length > 0 ? metrics.flatMap(askedIn) : [single(properties)];
  const returned = metrics.find((metric) => metric.ReturnData !== false);
  const expression = returned && askedByQuery(returned) ? returned.Id : (returned?.Expression ?? returned?.Id ?? 'only');
  return {
    ...common(found),
    condition: {
      comparison: String(properties.ComparisonOperator),
      threshold: Number(properties.Threshold),
      evaluationPeriods,
      datapointsToAlarm: Number(properties.DatapointsToAlarm ?? evaluationPeriods),
      treatMissingData: String(properties.TreatMissingData ?? 'missing'),
    },
    expression: String(expression),
    metrics: asked,
    periodMinutes: Math.max(...asked.map(({ periodMinutes }) => periodMinutes)),
    ignoresFewSamples: properties.EvaluateLowSampleCountPercentile === 'ignore',
  };
}

function single(properties: ValueMap): Asked {
  return asked('only', properties, properties.ExtendedStatistic ?? properties.Statistic, properties.Period);
}

function askedIn(query: ValueMap): Asked[] {
  const byQuery = askedByQuery(query);
  if (byQuery) return [byQuery];
  const { Id, MetricStat } = query;
  if (!isMap(MetricStat) || !isMap(MetricStat.Metric)) return [];
  return [asked(String(Id), MetricStat.Metric, MetricStat.Stat, MetricStat.Period)];
}

function asked(id: string, metric: ValueMap, statistic: unknown, period: unknown): Asked {
  return {
    id,
    namespace: String(metric.Namespace),
    name: String(metric.MetricName),
    dimensions: Object.fromEntries(mapsAt(metric, 'Dimensions').map(({ Name, Value }) => [String(Name), String(Value)])),
    statistic: String(statistic),
    periodMinutes: Number(period) / 60,
  };
}
