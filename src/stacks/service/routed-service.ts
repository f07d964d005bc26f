import { RemovalPolicy } from 'aws-cdk-lib';
import { type ISecurityGroup, type IVpc, Peer, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { AlarmBehavior, AvailabilityZoneRebalancing, type CfnService, FargateService, PropagatedTagSource } from 'aws-cdk-lib/aws-ecs';
import type { IApplicationListener } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Environment } from '../../schema/environment';
import type { Service } from '../../schema/service';
import type { ClusterStack } from '../cluster/cluster-stack';
import { cameThroughCloudFront } from '../cluster/origin-secret';
import { tagService } from '../cost-tags';
import { capacityStrategy } from './capacity';
import { DatabaseAccess, type DatabaseEndpoint, databaseLogin } from './database-access';
import { environmentVariables } from './environment-variables';
import { lifecycle } from './lifecycle';
import { ListenerRules } from './listener-rules';
import { ServiceAlarms } from './service-alarms';
import { ServiceTargetGroup } from './service-target-group';
import { ServiceTask } from './service-task';
import { TargetAlarms } from './target-alarms';
import type { ImageRegistry } from './task-image';
import { scaleTasks } from './task-scaling';

/** The load balancer as a service sees it: what is added to it belongs to the service's stack. */
export interface Way {
  readonly edgeListener: IApplicationListener;
  readonly callerListener: IApplicationListener;
  readonly callersGroup: ISecurityGroup;
}

export interface RoutedServiceProps {
  readonly environment: Environment;
  readonly service: Service;
  readonly registry: ImageRegistry;
  readonly vpc: IVpc;
  readonly cluster: ClusterStack;
  readonly way: Way;
  readonly database: DatabaseEndpoint;
  readonly logKey: IKey;
}

/** One service behind the internal load balancer, with everything that is its alone. */
export class RoutedService extends Construct {
  constructor(scope: Construct, props: RoutedServiceProps) {
    super(scope, props.service.name);
    const { service, cluster, way } = props;
    tagService(this, service);

    const targetGroup = new ServiceTargetGroup(this, 'TargetGroup', service, props.vpc);
    const alarms = new TargetAlarms(this, 'TargetAlarms', {
      objectives: props.environment.objectives,
      name: service.name,
      loadBalancerFullName: cluster.loadBalancer.loadBalancerFullName,
      targetGroupFullName: targetGroup.targetGroupFullName,
      topic: cluster.alarmTopics.ticket,
    });
    const ecsService = this.run(props, this.task(props), this.securityGroup(props), alarms);
    ecsService.attachToApplicationTargetGroup(targetGroup);

    const viaCloudFront = cameThroughCloudFront(cluster.originSecrets);
    new ListenerRules(this, 'EdgeRules', { listener: way.edgeListener, service, targetGroup, conditions: [viaCloudFront] });
    if (service.callers.length > 0) {
      new ListenerRules(this, 'CallerRules', { listener: way.callerListener, service, targetGroup, conditions: [] });
    }

    scaleTasks(ecsService, targetGroup, service.scaling, props.environment.workingHours);
    new ServiceAlarms(this, 'Alarms', {
      service,
      workingHours: props.environment.workingHours,
      clusterName: cluster.cluster.clusterName,
      serviceName: ecsService.serviceName,
      loadBalancerFullName: cluster.loadBalancer.loadBalancerFullName,
      targetGroupFullName: targetGroup.targetGroupFullName,
      topics: cluster.alarmTopics,
    });
  }

  /** All rules are constructs below the group, on whichever side they act, so that the service can wait for them. */
  private securityGroup({ vpc, service, database, cluster }: RoutedServiceProps): SecurityGroup {
    const group = new SecurityGroup(this, 'SecurityGroup', { vpc, description: `Tasks of ${service.name}`, allowAllOutbound: false });
    const loadBalancerId = cluster.groups.loadBalancer.securityGroupId;
    SecurityGroup.fromSecurityGroupId(group, 'LoadBalancer', loadBalancerId, { allowAllOutbound: false }).addEgressRule(
      group,
      Port.tcp(service.port),
      `HTTPS to the tasks of ${service.name}`,
    );
    // Some of AWS's own services have no address of ours; who may do what there is for the task's role to say.
    group.addEgressRule(Peer.anyIpv4(), Port.tcp(443), 'HTTPS to AWS: images, logs, tokens');
    if (service.database !== 'none') new DatabaseAccess(group, 'Database', { service: service.name, database, securityGroup: group });
    return group;
  }

  private task({ environment, service, registry, cluster, database, logKey }: RoutedServiceProps): ServiceTask {
    const logGroup = new LogGroup(this, 'Logs', {
      encryptionKey: logKey,
      retention: environment.retention.logDays,
      removalPolicy: environment.protectData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
    });
    return new ServiceTask(this, 'Task', {
      service,
      registry,
      logGroup,
      registryLogin: ManagedPolicy.fromManagedPolicyArn(this, 'RegistryLogin', cluster.registryLoginArn),
      variables: environmentVariables({ environment, service, database, callerUrl: cluster.callerUrl }),
      exec: isEntered(environment) ? ManagedPolicy.fromManagedPolicyArn(this, 'ExecPolicy', cluster.execPolicyArn) : undefined,
      permissions: service.database === 'none' ? [] : [databaseLogin(this, database, service.name)],
    });
  }

  /** No name and no count: a name would forbid replacement, and a count would undo at each deployment what scaling has found. */
  private run(
    { environment, service, cluster, way }: RoutedServiceProps,
    task: ServiceTask,
    group: SecurityGroup,
    alarms: TargetAlarms,
  ): FargateService {
    const calls = environment.services.some(({ callers }) => callers.includes(service.name));
    const ecsService = new FargateService(this, 'Service', {
      cluster: cluster.cluster,
      taskDefinition: task.definition,
      capacityProviderStrategies: capacityStrategy(service, cluster.instances),
      vpcSubnets: { subnetGroupName: 'private' },
      assignPublicIp: false,
      securityGroups: calls ? [group, way.callersGroup] : [group],
      circuitBreaker: { enable: true, rollback: true },
      minHealthyPercent: 100,
      maxHealthyPercent: 200,
      deploymentAlarms: { alarmNames: [...alarms.names], behavior: AlarmBehavior.ROLLBACK_ON_ALARM },
      healthCheckGracePeriod: lifecycle.startGrace,
      availabilityZoneRebalancing: AvailabilityZoneRebalancing.ENABLED,
      enableECSManagedTags: true,
      propagateTags: PropagatedTagSource.SERVICE,
    });
    // Not by the library's property: it would write each service into the key of the cluster's stack.
    (ecsService.node.defaultChild as CfnService).enableExecuteCommand = isEntered(environment);
    ecsService.node.addDependency(group);
    return ecsService;
  }
}

/** Whether an operator may have a shell in a task. It is in no image and in no commit, so never where patients' data is. */
function isEntered({ protectData }: Environment): boolean {
  return !protectData;
}
