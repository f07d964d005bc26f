import { ReferenceStrength, Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { Environment } from '../../schema/environment';
import type { ClusterStack } from '../cluster/cluster-stack';
import type { ApiIdentity } from '../edge/api-identity';
import { EnvironmentStack } from '../environment-stack';
import { watchApi } from './api-alarms';
import { ApiMetrics } from './api-metrics';
import { watchCertificates } from './certificate-alarms';
import { watchCloudFront } from './cloudfront-alarms';
import { PlatformDashboard } from './dashboard/platform-dashboard';
import { watchDatabase } from './database-alarms';
import { watchLoadBalancer } from './load-balancer-alarms';
import { MetricSharing } from './metric-sharing';
import { NatInstanceMail, watchNat } from './nat-alarms';
import { apiObjectives } from './objectives/api-objectives';
import { BurnRateAlarms } from './objectives/burn-rate-alarms';
import { watchTasks } from './tasks/task-alarms';
import { TaskEvents } from './tasks/task-events';

export interface ObservabilityStackProps {
  readonly cluster: ClusterStack;
  readonly logKey: IKey;
  readonly api: ApiIdentity;
  /** ARNs of certificates of this Region, by the name that an alarm calls them; of other stacks. */
  readonly certificates: Readonly<Record<string, string>>;
  /** Whether CloudFront's figures are in this Region. */
  readonly hasCloudFront: boolean;
  /** Of other stacks, as many as there are. */
  readonly natGatewayIds: readonly string[];
  /** Of the stack that holds a NAT instance, where there is one. */
  readonly networkStackName: string;
  /** The account whose console shows all environments. */
  readonly viewer: string;
  /** Of the database that serves. */
  readonly instanceIdentifier: string;
  /** What that instance was given: a restored one may have more than the first. */
  readonly storageGiB: number;
}

/**
 * What is seen of the environment as a whole: its objectives, the alarms of what all services share, and a dashboard. A service's own
 * alarms are in its own stack.
 */
export class ObservabilityStack extends EnvironmentStack {
  constructor(scope: Construct, environment: Environment, { cluster, instanceIdentifier, storageGiB, ...props }: ObservabilityStackProps) {
    super(scope, 'observability', { environment, description: 'Objectives, dashboard, and alarms of API, tasks and database' });
    const { objectives, pageEmails, retention, protectData, database } = environment;
    const topics = cluster.alarmTopics;
    const { clusterName } = cluster.cluster;
    const { loadBalancerFullName } = cluster.loadBalancer;

    const api = new ApiMetrics(props.api);
    const requestObjectives = apiObjectives(api, objectives);
    const windows = new Construct(this, 'BurnRates');
    const burnRates = requestObjectives.map(
      (objective) =>
        new BurnRateAlarms(windows, objective, {
          windowDays: objectives.windowDays,
          topics,
          paging: pageEmails.length > 0,
          prefix: Stack.of(this).stackName,
        }),
    );
    // Weak: what they name comes and goes with the configuration, in stacks that are updated before this one.
    const weakly = (reference: string) => Stack.consumeReference(reference, ReferenceStrength.WEAK);
    const certificates = Object.entries(props.certificates).map(([name, arn]) => [name, weakly(arn)] as const);
    watchCertificates(this, Object.fromEntries(certificates), topics.ticket);
    const cloudFront = props.hasCloudFront ? [watchCloudFront(this, { objectives, topics, prefix: this.stackName })] : [];
    watchNat(this, props.natGatewayIds.map(weakly), topics.ticket);
    if (environment.network.nat === 'instance') {
      const { networkStackName } = props;
      new NatInstanceMail(this, 'NatInstance', { topic: topics.ticket, keyArn: weakly(cluster.alarmKeyArn), networkStackName });
    }
    if (environment.metricSharing === 'create') new MetricSharing(this, 'MetricSharing', props.viewer);
    const tasks = new TaskEvents(this, 'Tasks', { clusterName, encryptionKey: props.logKey, retention, retain: protectData });

    new PlatformDashboard(this, 'Dashboard', {
      environment,
      api,
      objectives: requestObjectives,
      composites: [...burnRates.flatMap(({ composites }) => Object.values(composites)), ...cloudFront],
      apiAlarms: watchApi(this, api, objectives, topics),
      loadBalancerErrors: watchLoadBalancer(this, loadBalancerFullName, topics.ticket),
      databaseAlarms: watchDatabase(this, instanceIdentifier, { ...database, storageGiB }, topics.ticket),
      taskAlarms: watchTasks(this, objectives, topics.ticket),
      taskLog: tasks.logGroup,
      clusterName,
      loadBalancerFullName,
    });
  }
}
