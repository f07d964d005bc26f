import { Duration } from 'aws-cdk-lib';
import { GraphWidget, type IWidget, MathExpression, type Metric, SingleValueWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { RequestObjective } from '../objectives/burn-rate-alarms';
import { third } from './graph';

/** A point for each hour of the window: CloudWatch keeps those for fifteen months. */
const hour = Duration.hours(1);

export interface ObjectiveWidgetsProps {
  readonly objectives: readonly RequestObjective[];
  /** All requests, of which an objective allows a share to be bad. */
  readonly requests: (period: Duration) => Metric;
  readonly windowDays: number;
}

/**
 * How much of each error budget is left. The figure is computed over the whole window at once, which the widget's time range is; the graph
 * is the way there, from 100 % down, as a share of what the window's requests allow.
 */
export function objectiveWidgets({ objectives, requests, windowDays }: ObjectiveWidgetsProps): IWidget[][] {
  const range = { start: `-P${windowDays}D`, end: 'P0D' };
  const budgetOf = (objective: RequestObjective) => rounded(objective.targetPercent);
  const figure = (objective: RequestObjective) =>
    new SingleValueWidget({
      title: `${objective.name}: error budget of ${windowDays} days (% left)`,
      metrics: [
        new MathExpression({
          expression: `100 * (1 - FILL(bad, 0) / (requests * ${budgetOf(objective)}))`,
          usingMetrics: { bad: objective.bad(hour), requests: requests(hour) },
          label: `Left of ${objective.targetPercent} %`,
          period: hour,
        }),
      ],
      setPeriodToTimeRange: true,
      width: third,
      height: 6,
      ...range,
    });
  const way = (objective: RequestObjective) =>
    new GraphWidget({
      title: `${objective.name}: error budget (% left)`,
      left: [
        new MathExpression({
          expression: `100 * (1 - RUNNING_SUM(FILL(bad, 0)) / (SUM(requests) * ${budgetOf(objective)}))`,
          usingMetrics: { bad: objective.bad(hour), requests: requests(hour) },
          label: 'Left (%)',
          period: hour,
        }),
      ],
      leftAnnotations: [{ value: 0, label: 'The promise is broken' }],
      leftYAxis: { max: 100 },
      width: 2 * third,
      ...range,
    });
  return objectives.map((objective) => [figure(objective), way(objective)]);
}

/** The share of requests that may be bad. */
const rounded = (targetPercent: number) => Math.round((100 - targetPercent) * 1_000_000) / 100_000_000;
