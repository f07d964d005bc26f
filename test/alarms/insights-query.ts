import type { ValueMap } from '../../src/assembly/template';
import type { Asked } from './alarms-of';

/** Stands for whatever value a dimension has. */
export const anyValue = '*';

/** The statistic that CloudWatch calls by another name. */
const statistics: Readonly<Record<string, string>> = { AVG: 'Average', SUM: 'Sum' };

/**
 * The figure that a query of Metrics Insights asks for, over everything that has the dimensions of its schema and no other. Modelled is what the
 * alarms of this platform use.
 *
 * @returns nothing for what is no query
 * @throws Error for a query that is not modelled
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-metrics-insights-querylanguage.html
 */
export function askedByQuery({ Id, Expression, Period }: ValueMap): Asked | undefined {
  if (typeof Expression !== 'string' || !Expression.startsWith('SELECT ')) return undefined;
  const [, aggregate = '', name = '', namespace = '', keys = ''] =
    /^SELECT ([A-Z]+)\("([^"]+)"\) FROM SCHEMA\("([^"]+)", ([A-Za-z]+(?:, [A-Za-z]+)*)\)$/.exec(Expression) ?? [];
  const statistic = statistics[aggregate];
  if (statistic === undefined) throw new Error(`the query ${Expression} is not modelled`);
  const dimensions = Object.fromEntries(keys.split(', ').map((key) => [key, anyValue]));
  return { id: String(Id), namespace, name, dimensions, statistic, periodMinutes: Number(Period) / 60 };
}

/** The same query of another metric, as `mutations.ts` has of metrics: by what stands in them as name, namespace and dimensions. */
export function alteredQuery(query: string, change: (metric: ValueMap) => ValueMap): string {
  const asked = askedByQuery({ Id: 'q', Expression: query, Period: 60 });
  if (!asked) return query;
  const Dimensions = Object.entries(asked.dimensions).map(([Name, Value]) => ({ Name, Value }));
  const { MetricName, Namespace, Dimensions: altered } = change({ MetricName: asked.name, Namespace: asked.namespace, Dimensions });
  const keys = Array.isArray(altered) ? altered.map((dimension) => (dimension as ValueMap).Name).join(', ') : '';
  return query
    .replace(`("${asked.name}")`, `("${String(MetricName)}")`)
    .replace(/SCHEMA\(.*\)$/, `SCHEMA("${String(Namespace)}", ${keys})`);
}
