import { Duration } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, type IMetric, MathExpression, Stats, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { ApiMetrics } from './api-metrics';
import { databaseMetric } from './database-metrics';

const period = Duration.minutes(1);

export interface PlatformDashboardProps {
  readonly environmentName: string;
  readonly api: ApiMetrics;
  readonly clusterName: string;
  readonly loadBalancerFullName: string;
  readonly instanceIdentifier: string;
}

/**
 * One page for the whole environment, from the public side to the database. It finds services by searching for their figures: a service
 * that joins or leaves appears or goes without a change here.
 */
export class PlatformDashboard extends Dashboard {
  constructor(scope: Construct, id: string, props: PlatformDashboardProps) {
    super(scope, id, { defaultInterval: Duration.hours(12) });
    const { environmentName, api } = props;
    this.addWidgets(new TextWidget({ markdown: `# ${environmentName}\nPublic API, services, database.`, width: 24, height: 2 }));
    this.addWidgets(
      graph('Requests', [api.requests(period), api.clientErrors(period), api.serverErrors(period)]),
      graph('5xx rate (%)', [api.serverErrorRate(period)]),
      graph(
        'Latency (ms)',
        [50, 95, 99].map((percentile) => api.latency(percentile, period).with({ label: `p${percentile}` })),
      ),
    );
    this.addServices(props);
    this.addDatabase(props);
  }

  private addServices({ clusterName, loadBalancerFullName }: PlatformDashboardProps): void {
    const ofService = (metricName: string) =>
      search(`{AWS/ECS,ClusterName,ServiceName} ClusterName="${clusterName}" MetricName="${metricName}"`, 'Average');
    const ofTargetGroup = (metricName: string, statistic: string) =>
      search(`{AWS/ApplicationELB,LoadBalancer,TargetGroup} LoadBalancer="${loadBalancerFullName}" MetricName="${metricName}"`, statistic);
    this.addWidgets(
      graph('Services: CPU (%)', [ofService('CPUUtilization')]),
      graph('Services: memory (%)', [ofService('MemoryUtilization')]),
      graph('Services: running tasks', [
        search(`{ECS/ContainerInsights,ClusterName,ServiceName} ClusterName="${clusterName}" MetricName="RunningTaskCount"`, 'Average'),
      ]),
    );
    this.addWidgets(
      graph('Target groups: unhealthy hosts', [ofTargetGroup('UnHealthyHostCount', 'Maximum')]),
      graph('Target groups: requests', [ofTargetGroup('RequestCount', 'Sum')]),
      graph('Target groups: 5xx', [ofTargetGroup('HTTPCode_Target_5XX_Count', 'Sum')]),
    );
  }

  private addDatabase({ instanceIdentifier }: PlatformDashboardProps): void {
    const metric = (metricName: string) => databaseMetric(instanceIdentifier, metricName, { statistic: Stats.AVERAGE, period });
    this.addWidgets(
      graph('Database: CPU (%)', [metric('CPUUtilization')]),
      graph('Database: connections', [metric('DatabaseConnections')]),
      graph('Database: free storage (bytes)', [metric('FreeStorageSpace')]),
    );
  }
}

function graph(title: string, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left, width: 8, leftYAxis: { min: 0 } });
}

function search(schema: string, statistic: string): MathExpression {
  return new MathExpression({
    expression: `SEARCH('${schema}', '${statistic}', ${period.toSeconds()})`,
    usingMetrics: {},
    label: '',
    period,
  });
}
