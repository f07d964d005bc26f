import { Duration } from 'aws-cdk-lib';
import { type Alarm, AlarmStatusWidget, type CompositeAlarm, Dashboard, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Environment } from '../../../schema/environment';
import type { ApiAlarms } from '../api-alarms';
import type { ApiMetrics } from '../api-metrics';
import type { RequestObjective } from '../objectives/burn-rate-alarms';
import { graph, graphOf, minute } from './graph';
import { objectiveWidgets } from './objective-widgets';
import { saturationWidgets, targetWidgets } from './service-widgets';
import { taskWidgets } from './task-widgets';

export interface PlatformDashboardProps {
  readonly environment: Environment;
  readonly api: ApiMetrics;
  readonly objectives: readonly RequestObjective[];
  readonly composites: readonly CompositeAlarm[];
  readonly apiAlarms: ApiAlarms;
  readonly loadBalancerErrors: Alarm;
  readonly databaseAlarms: readonly Alarm[];
  readonly taskAlarms: readonly Alarm[];
  /** Of `TaskEvents`. */
  readonly taskLog: ILogGroup;
  readonly clusterName: string;
  readonly loadBalancerFullName: string;
}

/**
 * One page for the whole environment: what is promised and how much of the error budgets is left; traffic, errors and latency; the use of
 * services; tasks and deployments; the database. Lines stand where the alarms do, and come from them. Services are found by searching for
 * their figures.
 */
export class PlatformDashboard extends Dashboard {
  constructor(scope: Construct, id: string, props: PlatformDashboardProps) {
    super(scope, id, { defaultInterval: Duration.hours(12) });
    const { environment, api, apiAlarms, composites } = props;
    const { windowDays, taskFailurePercent } = environment.objectives;
    this.addWidgets(
      new TextWidget({ markdown: `# ${environment.name}\nWhat to do: src/stacks/observability/README.md`, width: 8, height: 4 }),
      new AlarmStatusWidget({ title: 'Error budgets that burn, and CloudFront', alarms: [...composites], width: 16, height: 4 }),
    );
    for (const row of objectiveWidgets({ objectives: props.objectives, requests: (period) => api.requests(period), windowDays })) {
      this.addWidgets(...row);
    }
    this.addWidgets(
      graph({ title: 'API: requests', left: [api.requests(minute), api.clientErrors(minute), api.serverErrors(minute)] }),
      graphOf('API: 5xx rate (%)', apiAlarms.serverErrors),
      graph({
        title: 'API: latency (ms)',
        left: [api.latency(50, minute), api.latency(95, minute), api.latency(99, minute), api.integrationLatency(95, minute)],
        leftAnnotations: [apiAlarms.p95.toAnnotation(), apiAlarms.p99.toAnnotation()],
      }),
    );
    this.addWidgets(...saturationWidgets(props.clusterName));
    this.addWidgets(...targetWidgets(props.loadBalancerFullName));
    for (const row of taskWidgets({ ...props, windowDays, taskFailurePercent, log: props.taskLog, alarms: props.taskAlarms })) {
      this.addWidgets(...row);
    }
    this.addWidgets(
      graphOf('Load balancer: own 5xx', props.loadBalancerErrors),
      ...props.databaseAlarms.map((alarm) => graphOf(`Database: ${alarm.node.id.replace('Database', '')}`, alarm)),
    );
  }
}
