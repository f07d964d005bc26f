import type { Assembly } from '../../src/assembly/assembly';
import { isMap } from '../../src/assembly/equal';
import type { Value, ValueMap } from '../../src/assembly/template';
import { alteredQuery, askedByQuery } from './insights-query';

/** Changes the properties of an alarm, or returns nothing where it finds nothing to change. */
export type Mutation = (properties: ValueMap) => ValueMap | undefined;

const reversed: Readonly<Record<string, string>> = {
  GreaterThanThreshold: 'LessThanThreshold',
  GreaterThanOrEqualToThreshold: 'LessThanThreshold',
  LessThanThreshold: 'GreaterThanThreshold',
  LessThanOrEqualToThreshold: 'GreaterThanThreshold',
};

/** Slips that a template survives, and an alarm does not. */
export const mutations: Readonly<Record<string, Mutation>> = {
  'another name of its first metric': (properties) => renamed(properties, 'MetricName'),
  'another namespace of its first metric': (properties) => renamed(properties, 'Namespace'),
  'a threshold a hundred times as high': (properties) => ({ ...properties, Threshold: 100 * (Number(properties.Threshold) + 1) }),
  'the comparison the other way round': (properties) => ({
    ...properties,
    ComparisonOperator: reversed[String(properties.ComparisonOperator)] ?? 'none',
  }),
  'a dimension with another name': (properties) =>
    inFirstMetric(properties, (metric) => ({ ...metric, Dimensions: [{ Name: 'Other', Value: 'other' }] })),
};

function renamed(properties: ValueMap, key: string): ValueMap | undefined {
  return inFirstMetric(properties, (metric) => ({ ...metric, [key]: `${String(metric[key])}s` }));
}

/** The metric itself, or the first of an expression: in this platform the one whose failures count. */
function inFirstMetric(properties: ValueMap, change: (metric: ValueMap) => ValueMap): ValueMap | undefined {
  if (properties.MetricName !== undefined) return change(properties);
  const metrics = Array.isArray(properties.Metrics) ? properties.Metrics : [];
  const index = metrics.findIndex((metric) => isMap(metric) && (isMap(metric.MetricStat) || askedByQuery(metric) !== undefined));
  const changed = metrics.map((metric, position): Value => {
    if (position !== index || !isMap(metric)) return metric;
    if (typeof metric.Expression === 'string') return { ...metric, Expression: alteredQuery(metric.Expression, change) };
    if (!isMap(metric.MetricStat) || !isMap(metric.MetricStat.Metric)) return metric;
    return { ...metric, MetricStat: { ...metric.MetricStat, Metric: change(metric.MetricStat.Metric) } };
  });
  return index < 0 ? undefined : { ...properties, Metrics: changed };
}

/**
 * The assembly with every alarm mutated, of metrics or of others, where the mutation finds something to change. In memory: nothing is
 * written.
 */
export function mutated(assembly: Assembly, type: string, mutation: Mutation): { readonly assembly: Assembly; readonly changed: number } {
  let changed = 0;
  const stacks = assembly.stacks.map((stack) => ({
    ...stack,
    template: {
      ...stack.template,
      Resources: Object.fromEntries(
        Object.entries(stack.template.Resources).map(([id, resource]) => {
          const properties = resource.Type === type ? mutation(resource.Properties ?? {}) : undefined;
          if (properties === undefined) return [id, resource];
          changed += 1;
          return [id, { ...resource, Properties: properties }];
        }),
      ),
    },
  }));
  return { assembly: { ...assembly, stacks }, changed };
}
