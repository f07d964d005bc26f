import { type IVpc, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { ApplicationListener } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Environment } from '../../schema/environment';
import type { ClusterStack } from '../cluster/cluster-stack';
import { callerPort, edgePort } from '../cluster/traffic-groups';
import { EnvironmentStack } from '../environment-stack';
import { keepStanding } from '../keep-standing';
import type { DatabaseEndpoint } from './database-access';
import { RoutedService, type Way } from './routed-service';
import type { ImageRegistry } from './task-image';

export interface ServiceStackProps {
  /** The group whose services it holds. */
  readonly group: string;
  readonly registry: ImageRegistry;
  readonly vpc: IVpc;
  readonly logKey: IKey;
  readonly cluster: ClusterStack;
  readonly database: DatabaseEndpoint;
}

/**
 * The services of one group; while none of them has an image, nothing that runs. Nothing imports from it: a service can join or leave, or its release be rolled back, in one deployment.
 * A service is 27 resources, and one more on each listener for every three further paths: fourteen fit into a template of 400.
 */
export class ServiceStack extends EnvironmentStack {
  constructor(scope: Construct, environment: Environment, { group, registry, vpc, logKey, cluster, database }: ServiceStackProps) {
    super(scope, `service-${group}`, { environment, description: `ECS services of group ${group}` });
    const way = this.wayThrough(cluster);

    const services = environment.services.filter((candidate) => candidate.group === group);
    if (services.length === 0) keepStanding(this);
    for (const service of services) {
      new RoutedService(this, { environment, service, registry, vpc, cluster, way, database, logKey });
    }
  }

  /**
   * The load balancer by its ids, so that the cluster's stack does not change with the list of services.
   *
   * Immutable: the library would open the load balancer towards every group that a task wears, and so, by the callers' group, towards all
   * services that call. Each service adds the one rule that it needs.
   */
  private wayThrough({ groups, edgeListener, callerListener }: ClusterStack): Way {
    const immutable = SecurityGroup.fromSecurityGroupId(this, 'LoadBalancer', groups.loadBalancer.securityGroupId, { mutable: false });
    const listener = (id: string, { listenerArn }: ApplicationListener, defaultPort: number) =>
      ApplicationListener.fromApplicationListenerAttributes(this, id, { listenerArn, defaultPort, securityGroup: immutable });
    return {
      edgeListener: listener('EdgeListener', edgeListener, edgePort),
      callerListener: listener('CallerListener', callerListener, callerPort),
      callersGroup: SecurityGroup.fromSecurityGroupId(this, 'Callers', groups.callers.securityGroupId, { mutable: false }),
    };
  }
}
