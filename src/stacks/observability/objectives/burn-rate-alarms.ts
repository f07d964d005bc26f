import type { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  AlarmRule,
  AlarmState,
  ComparisonOperator,
  CompositeAlarm,
  type IMetric,
  type Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Construct } from 'constructs';
import type { AlarmTopics } from '../../alarm-topics';
import { markAsPage } from '../../mark-as-page';
import { describeAlarm, type Runbook } from '../../runbook';
import { type BurnRate, badPercentAt, burnRates, rateOf, type Severity } from './burn-rates';

/**
 * One failed request of three at night is a third, and no outage: a window is evidence from ten bad requests on. At the alarm's own
 * threshold that is a floor of 10 / threshold requests (695 for 1.44 %); at worse shares it is reached sooner, so that a total outage is
 * heard of after ten requests and not after seven hundred. The short window needs one bad request only: it asks whether it goes on.
 */
export const fewestBadRequests = { long: 10, short: 1 } as const;

/** A service level indicator that is a share of requests. */
export interface RequestObjective {
  /** Lower case; part of the alarms' names. */
  readonly name: string;
  /** Completes "more than 1.44 % of requests". */
  readonly fault: string;
  readonly targetPercent: number;
  /** What to look at first, in a sentence. */
  readonly lookAt: string;
  readonly runbook: Runbook;
  /** Percent of requests in a window that were bad; 0 with fewer than `atLeast` of them. */
  badPercent(window: Duration, atLeast: number): IMetric;
  /** Bad requests of a period. */
  bad(period: Duration): Metric;
}

export interface BurnRateAlarmsProps {
  readonly windowDays: number;
  readonly topics: AlarmTopics;
  /** Whether anybody is called: alarms that only page are paid for too. */
  readonly paging: boolean;
  /** Begins the names of the composites, by which dashboards of other accounts find them. */
  readonly prefix: string;
}

/**
 * Says when an error budget burns too fast to last: a page or a ticket, each a composite of pairs of windows. The windows themselves have
 * no action.
 *
 * Each window is one data point: a period as long as the window, evaluated once. CloudWatch takes that up to seven days in all, and lets
 * the window slide ("Alarm evaluation window", CloudWatch User Guide; PutMetricAlarm, `Period`).
 */
export class BurnRateAlarms {
  readonly composites: { readonly [severity in Severity]?: CompositeAlarm };

  constructor(scope: Construct, objective: RequestObjective, props: BurnRateAlarmsProps) {
    this.composites = {
      ...(props.paging && { page: composite(scope, objective, 'page', props) }),
      ticket: composite(scope, objective, 'ticket', props),
    };
  }
}

/** By which dashboards of other accounts find it. */
export function compositeName(prefix: string, objective: string, severity: Severity): string {
  return `${prefix}-${objective}-${severity}`;
}

function composite(scope: Construct, objective: RequestObjective, severity: Severity, props: BurnRateAlarmsProps): CompositeAlarm {
  const { windowDays, topics, prefix } = props;
  const pairs = burnRates.filter((pair) => pair.severity === severity);
  const alarm = new CompositeAlarm(scope, `${capitalised(objective.name)}${capitalised(severity)}`, {
    compositeAlarmName: compositeName(prefix, objective.name, severity),
    alarmRule: AlarmRule.anyOf(
      ...pairs.map((pair) =>
        AlarmRule.allOf(
          ...(['long', 'short'] as const).map((length) =>
            AlarmRule.fromAlarm(windowAlarm(scope, objective, pair, length, windowDays), AlarmState.ALARM),
          ),
        ),
      ),
    ),
    alarmDescription: describeAlarm(meaning(objective, pairs, windowDays), objective.runbook),
  });
  alarm.addAlarmAction(new SnsAction(topics[severity]));
  alarm.addOkAction(new SnsAction(topics[severity]));
  if (severity === 'page') markAsPage(alarm);
  return alarm;
}

function windowAlarm(
  scope: Construct,
  { name, fault, targetPercent, badPercent }: RequestObjective,
  pair: BurnRate,
  length: 'long' | 'short',
  windowDays: number,
): Alarm {
  const window = pair[length];
  const threshold = badPercentAt(rateOf(pair, windowDays), targetPercent);
  return new Alarm(scope, `${capitalised(name)}${capitalised(pair.severity)}${capitalised(length)}${label(window)}`, {
    metric: badPercent(window, fewestBadRequests[length]),
    threshold,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    alarmDescription: `Part of the ${pair.severity} on ${name}: more than ${threshold} % of requests ${fault} within ${window.toHumanString()}.`,
  });
}

function meaning({ name, fault, lookAt }: RequestObjective, pairs: readonly BurnRate[], windowDays: number): string {
  const rates = pairs.map((pair) => `${rateOf(pair, windowDays)} times over ${pair.long.toHumanString()}`).join(' or ');
  return `API ${name}: requests ${fault}, and the error budget of ${windowDays} days burns too fast: ${rates}. ${lookAt}`;
}

/** `1h`, `30m`, `3d`. */
function label(window: Duration): string {
  const minutes = window.toMinutes();
  if (minutes % 1440 === 0) return `${minutes / 1440}d`;
  return minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`;
}

const capitalised = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
