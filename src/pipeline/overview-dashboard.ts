import { Duration } from 'aws-cdk-lib';
import { Alarm, AlarmStatusWidget, Dashboard, GraphWidget, MathExpression, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnServiceLinkedRole } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Environment } from '../schema/environment';
import type { Platform } from '../schema/platform';
import { cloudFrontRegion } from '../stacks/edge/edge-global-stack';
import { apiMetricNames } from '../stacks/observability/api-metrics';
import { cloudFrontAlarmName } from '../stacks/observability/cloudfront-alarms';
import { compositeName } from '../stacks/observability/objectives/burn-rate-alarms';
import { latencyThresholds, serverErrorThreshold } from '../stacks/thresholds';
import { stageName } from './stage-name';

const period = Duration.minutes(5);

/** Names of the objectives that have composite alarms: a test holds them against the templates. */
const objectives = ['availability', 'latency'] as const;

/**
 * All environments on one page, in the account where the pipeline is: whether an error budget burns, traffic, errors, latency and tasks of
 * each. The console reads the other accounts by a role there and one here, in whichever Region they are. Figures are found by search, since
 * ids of other accounts are not known here; lines stand where the alarms there do.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Cross-Account-Cross-Region.html
 */
export class OverviewDashboard extends Dashboard {
  constructor(scope: Construct, id: string, { environments, pipeline }: Pick<Platform, 'environments' | 'pipeline'>) {
    super(scope, id, { defaultInterval: Duration.days(1) });
    if (pipeline.metricViewer === 'create') {
      new CfnServiceLinkedRole(this, 'Viewer', {
        awsServiceName: 'cloudwatch-crossaccount.amazonaws.com',
        description: 'Reads the metrics of the environments',
      });
    }
    for (const environment of environments) this.addEnvironment(environment);
  }

  private addEnvironment(environment: Environment): void {
    const { name, account, region, edge, pageEmails } = environment;
    const { serverErrors, dimension } = apiMetricNames[edge.kind];
    const api = (metric: string, statistic: string) =>
      `SEARCH('{AWS/ApiGateway,${dimension}} MetricName="${metric}"', '${statistic}', 300)`;
    const graph = (title: string, expression: string, label: string, line?: { value: number; label: string }) =>
      new GraphWidget({
        title: `${name}: ${title}`,
        accountId: account,
        region,
        left: [new MathExpression({ expression, usingMetrics: {}, label, period, searchAccount: account, searchRegion: region })],
        leftAnnotations: line && [line],
        leftYAxis: { min: 0 },
        width: 6,
      });
    const { p95 } = latencyThresholds(environment.objectives);
    const severities = pageEmails.length > 0 ? (['page', 'ticket'] as const) : (['ticket'] as const);
    const alarm = (subject: string, home: string, alarmName: string) =>
      Alarm.fromAlarmArn(this, `${name}-${subject}`, `arn:aws:cloudwatch:${home}:${account}:alarm:${alarmName}`);
    const prefix = `${stageName(environment)}-observability`;
    const alarms = objectives.flatMap((objective) =>
      severities.map((severity) => alarm(`${objective}-${severity}`, region, compositeName(prefix, objective, severity))),
    );
    if (edge.kind === 'http-api') {
      const stack = region === cloudFrontRegion ? prefix : `${stageName(environment)}-edge-global`;
      alarms.push(alarm('cloudfront', cloudFrontRegion, cloudFrontAlarmName(stack)));
    }
    this.addWidgets(
      new TextWidget({ markdown: `## ${name}\n${account}, ${region}`, width: 6, height: 3 }),
      new AlarmStatusWidget({ title: `${name}: error budgets that burn, and CloudFront`, alarms, width: 18, height: 3 }),
    );
    this.addWidgets(
      graph('requests', `SUM(${api('Count', 'Sum')})`, 'Requests'),
      graph('5xx (%)', `100 * SUM(${api(serverErrors, 'Sum')}) / SUM(${api('Count', 'Sum')})`, '5xx (%)', {
        value: serverErrorThreshold(environment.objectives),
        label: 'Alarm',
      }),
      graph('latency p95 (ms)', api('Latency', 'p95'), 'p95', { value: p95, label: 'Alarm' }),
      graph('running tasks', `SEARCH('{ECS/ContainerInsights,ClusterName,ServiceName} MetricName="RunningTaskCount"', 'Average', 300)`, ''),
    );
  }
}
