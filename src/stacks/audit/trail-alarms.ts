import { Duration, Stack } from 'aws-cdk-lib';
import { ComparisonOperator, MathExpression, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Runbook } from '../runbook';
import { TopicAlarm } from '../topic-alarm';

export interface TrailAlarmsProps {
  readonly topic: ITopic;
  /** To which the multi-Region trail delivers. */
  readonly logGroup: ILogGroup;
}

interface Counted {
  readonly pattern: string;
  /** How many in five minutes are an alarm. */
  readonly threshold: number;
  readonly description: string;
  readonly runbook: Runbook;
}

/**
 * What is seen in all Regions at once, or by its number. The filters are those of the CIS AWS Foundations Benchmark; that of refused
 * calls leaves out what AWS's own services try every day.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
 */
const counted: Readonly<Record<string, Counted>> = {
  RootUse: {
    runbook: 'audit#root-and-sign-ins',
    pattern: '{$.userIdentity.type="Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType !="AwsServiceEvent"}',
    threshold: 1,
    description:
      'Root user: it signed in or called. No daily work needs it: ask its keeper, and if nobody did, change its password and keys now.',
  },
  SignInWithoutMfa: {
    runbook: 'audit#root-and-sign-ins',
    pattern:
      '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
    threshold: 1,
    description: 'Console: a user signed in without a second factor. Take the password away until the user has one.',
  },
  SignInFailures: {
    runbook: 'audit#root-and-sign-ins',
    pattern: '{($.eventName=ConsoleLogin) && ($.errorMessage="Failed authentication")}',
    threshold: 5,
    description: 'Console: five sign-ins failed within five minutes. Somebody guesses: look at user and address in the trail.',
  },
  RefusedCalls: {
    runbook: 'audit#refused-calls',
    pattern:
      '{(($.errorCode="*UnauthorizedOperation") || ($.errorCode="AccessDenied*")) && ($.sourceIPAddress!="delivery.logs.amazonaws.com") && ($.eventName!="HeadBucket")}',
    threshold: 50,
    description: 'Account: fifty calls were refused within five minutes. A broken release, or stolen keys being tried: look at who called.',
  },
};

/** What takes away keys, logs and watchers, wherever it is called. In this Region each call has an alarm of its own (`tamper-events.ts`). */
const tampering = [
  'DisableKey',
  'ScheduleKeyDeletion',
  'DeleteLogGroup',
  'DeleteRetentionPolicy',
  'StopConfigurationRecorder',
  'DeleteConfigurationRecorder',
  'DeleteDetector',
  'DisableSecurityHub',
  'DeleteAnalyzer',
];

/** EventBridge hears of calls in its own Region alone; the web ACL's key and logs, for one, can be in another. */
const elsewhere = (region: string): Counted => ({
  pattern: `{($.awsRegion != "${region}") && (${tampering.map((name) => `($.eventName = "${name}")`).join(' || ')})}`,
  threshold: 1,
  runbook: 'audit#tampering',
  description: 'Another Region: a key, a log group or a watcher was taken away there. Look at the call in the trail, and undo it.',
});

/** Alarms on what the account's own trail writes, and on its silence. */
export class TrailAlarms extends Construct {
  constructor(scope: Construct, id: string, { topic, logGroup }: TrailAlarmsProps) {
    super(scope, id);
    for (const [name, { pattern, threshold, description, runbook }] of Object.entries({
      ...counted,
      TamperingElsewhere: elsewhere(Stack.of(this).region),
    })) {
      const filter = new MetricFilter(this, `${name}Filter`, {
        logGroup,
        filterName: name, // Unique in its log group, which has a generated name.
        filterPattern: FilterPattern.literal(pattern),
        metricNamespace: 'Carepath/Audit',
        metricName: name,
        metricValue: '1',
      });
      new TopicAlarm(this, name, {
        topic,
        metric: filter.metric({ statistic: 'Sum', period: Duration.minutes(5) }),
        threshold,
        evaluationPeriods: 1,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        meaning: description,
        runbook,
      });
    }
    this.watchSilence(topic, logGroup);
  }

  /**
   * An account is never still for hours: its own services call. This one alarm needs no event to get through.
   *
   * Silence is filled with zeros, or CloudWatch would take older hours for those that are missing, and be two hours late; where even the oldest
   * hour that it looks at is missing, there is nothing to fill, and the alarm is raised for that.
   */
  private watchSilence(topic: ITopic, { logGroupName }: ILogGroup): void {
    const events = new Metric({
      namespace: 'AWS/Logs',
      metricName: 'IncomingLogEvents',
      dimensionsMap: { LogGroupName: logGroupName },
      statistic: 'Sum',
    });
    new TopicAlarm(this, 'Silence', {
      topic,
      metric: new MathExpression({ expression: 'FILL(events, 0)', usingMetrics: { events }, period: Duration.hours(1) }),
      threshold: 1,
      evaluationPeriods: 3,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
      runbook: 'audit#silence-of-the-trail',
      meaning:
        'Audit trail: nothing has arrived for three hours. Look whether it logs, and whether its role, its key and the log group still stand.',
    });
  }
}
