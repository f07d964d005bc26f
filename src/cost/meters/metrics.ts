import { mapAt, mapsAt } from '../../assembly/environment-resources';
import { bytesAGb, minutesAMonth, recordBytes } from '../log-volumes';
import { averageTasks, type Tasks, tasksOf } from '../tasks';
import { CannotPrice, type Meters, usage, usages } from '../usage';

/**
 * Metrics that Container Insights with enhanced observability publishes for each, and what it is billed by. Counted from the lists in the
 * documentation, dimension set by dimension set; those of EC2 instances apart.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cloudwatch-container-insights.html, "Considerations"
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-enhanced-observability-metrics-ECS.html
 */
const insightsMetrics = { cluster: 18, service: 21, taskDefinition: 17, task: 16, container: 13 };
/** Of the older kind, billed as custom metrics: cluster, service, task definition. */
const plainInsightsMetrics = { cluster: 10, service: 14, taskDefinition: 11 };
/** A target-tracking policy makes two alarms of its own, one for each direction. */
const alarmsOfPolicy = 2;
const highResolutionSeconds = 60;
/** An anomaly detector's band is two metrics beside the measured one. */
const bandMetrics = 2;
const ofDistributions = /^SELECT [A-Z]+\("\w+"\) FROM SCHEMA\("AWS\/CloudFront", DistributionId, Region\)$/;

export const metricMeters: Meters = {
  'AWS::CloudWatch::Alarm': ({ properties }, { resources }) => {
    const queries = mapsAt(properties, 'Metrics');
    // Each metric that a query finds is billed: those of all distributions here are known.
    if (queries.length === 1 && ofDistributions.test(String(queries[0]?.Expression))) {
      return usages(usage('Metrics that its query finds', 'alarm/standard', resources.all('AWS::CloudFront::Distribution').length));
    }
    const stats = queries.filter(({ MetricStat }) => MetricStat !== undefined);
    if (queries.some(({ Expression }) => /^\s*SELECT\b|SEARCH\(/i.test(String(Expression ?? '')))) {
      throw new CannotPrice('asks for metrics by a query: how many it finds is not known');
    }
    const bands = queries.filter(({ Expression }) => String(Expression ?? '').startsWith('ANOMALY_DETECTION_BAND')).length;
    const periods = [properties.Period, ...stats.map((stat) => mapAt(stat, 'MetricStat').Period)].filter((period) => period !== undefined);
    const isFine = periods.some((period) => Number(period) < highResolutionSeconds);
    const metrics = Math.max(1, stats.length) + bands * bandMetrics;
    return [usage('Metrics that it watches', isFine ? 'alarm/high-resolution' : 'alarm/standard', metrics)];
  },

  'AWS::CloudWatch::CompositeAlarm': () => [usage('Composite alarm', 'alarm/composite', 1)],

  'AWS::CloudWatch::Dashboard': () => [usage('Dashboard', 'dashboard', 1)],

  'AWS::ApplicationAutoScaling::ScalingPolicy': ({ properties }) =>
    properties.PolicyType === 'TargetTrackingScaling' ? [usage('Alarms that the policy makes', 'alarm/standard', alarmsOfPolicy)] : [],

  'AWS::Logs::MetricFilter': ({ properties }) => [
    usage('Metrics of the filter', 'custom-metric', mapsAt(properties, 'MetricTransformations').length),
  ],

  // The cluster itself is free.
  'AWS::ECS::Cluster': (cluster, setting) => {
    const mode = mapsAt(cluster.properties, 'ClusterSettings').find(({ Name }) => Name === 'containerInsights')?.Value ?? 'disabled';
    if (mode === 'disabled') return [];
    const services = setting.resources.where('AWS::ECS::Service', 'Cluster', cluster.physicalId).map((one) => tasksOf(one, setting));
    const sum = (part: (tasks: Tasks) => number) => services.reduce((total, tasks) => total + part(tasks), 0);
    // What has no running task sends nothing, and metrics are billed by the hour in which they are sent.
    const awake = Math.max(0, ...services.map(({ runningShare }) => runningShare));
    const running = sum(({ runningShare }) => runningShare);
    const tasks = sum(averageTasks);
    const containers = sum((one) => averageTasks(one) * one.containers);
    const records = awake + running + tasks + containers;
    const each = mode === 'enhanced' ? insightsMetrics : plainInsightsMetrics;
    const shared = awake * each.cluster + running * (each.service + each.taskDefinition);
    return usages(
      mode === 'enhanced'
        ? usage(
            'Metrics of Container Insights',
            'container-insights/enhanced',
            shared + tasks * insightsMetrics.task + containers * insightsMetrics.container,
          )
        : usage('Metrics of Container Insights', 'custom-metric', shared),
      usage('Logs of Container Insights', 'logs/ingestion', (records * minutesAMonth * recordBytes.containerInsights) / bytesAGb),
    );
  },
};
