import { Duration } from 'aws-cdk-lib';
import { type Alarm, GraphWidget, type HorizontalAnnotation, type IMetric, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';

/** The resolution of what an environment's dashboard shows. */
export const minute = Duration.minutes(1);

/** A third of a row. */
export const third = 8;

export interface GraphOptions {
  readonly title: string;
  readonly left: IMetric[];
  /** @default - no line at any threshold */
  readonly leftAnnotations?: HorizontalAnnotation[];
}

export function graph({ title, left, leftAnnotations }: GraphOptions): GraphWidget {
  return new GraphWidget({ title, left, leftAnnotations, width: third, leftYAxis: { min: 0 } });
}

/** What an alarm watches, with a line where it is raised. */
export function graphOf(title: string, alarm: Alarm): GraphWidget {
  return graph({ title, left: [alarm.metric], leftAnnotations: [alarm.toAnnotation()] });
}

/** A line for a threshold of alarms that a dashboard does not know one by one, such as those of services. */
export function threshold(value: number, label: string): HorizontalAnnotation {
  return { value, label };
}

/**
 * Figures found by what they are called. What joins or leaves appears or goes without a change of the dashboard, and so without an import
 * that would keep a service from leaving.
 *
 * @param schema such as `{AWS/ECS,ClusterName,ServiceName} MetricName="CPUUtilization"`
 */
export function search(schema: string, statistic: string, period = minute): MathExpression {
  return new MathExpression({
    expression: `SEARCH('${schema}', '${statistic}', ${period.toSeconds()})`,
    usingMetrics: {},
    label: '',
    period,
  });
}
