import { ReferenceStrength, Stack } from 'aws-cdk-lib';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster, ContainerInsights } from 'aws-cdk-lib/aws-ecs';
import type { ApplicationListener, ApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type CfnTopic, type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Architecture } from '../../schema/compute';
import type { Environment } from '../../schema/environment';
import { AlarmTopic } from '../alarm-topic';
import type { AlarmTopics } from '../alarm-topics';
import { EncryptionKey } from '../encryption-key';
import { EnvironmentStack } from '../environment-stack';
import { ClusterCapacity } from './cluster-capacity';
import { ExecSessions } from './exec-sessions';
import { InternalLoadBalancer } from './internal-load-balancer';
import { OriginSecret, type OriginSecrets } from './origin-secret';
import { callerPort, TrafficGroups } from './traffic-groups';

export interface ClusterStackProps {
  readonly vpc: IVpc;
  /** Of the bucket for the access logs of buckets. */
  readonly accessLogsBucketName: string;
}

/** What the services share: the ECS cluster, the internal load balancer with its two listeners, and the topic of their alarms. */
export class ClusterStack extends EnvironmentStack {
  readonly cluster: Cluster;
  readonly loadBalancer: ApplicationLoadBalancer;
  /** Port 443, from the VPC Link. */
  readonly edgeListener: ApplicationListener;
  /** Port 8443, from services that call services. */
  readonly callerListener: ApplicationListener;
  readonly groups: TrafficGroups;
  readonly originSecrets: OriginSecrets;
  /**
   * The alarms' topics live here, before the services, so that a service's alarms can live with the service. Were they in a later stack,
   * that stack would import names of services, and a service could be taken away, or its addition rolled back, in two releases only.
   */
  readonly alarmTopics: AlarmTopics;
  /** ARN of the topics' key. Read it weakly: no import of it is exported for good. */
  readonly alarmKeyArn: string;
  /** Names of the capacity providers of instances, by processor. */
  readonly instances: Readonly<Record<Architecture, string>>;
  /** Policy of the roles that start tasks: admits to the registry as such. */
  readonly registryLoginArn: string;
  /** Policy of the tasks that an operator may enter. */
  readonly execPolicyArn: string;
  /** `internal.<zone>`, which resolves inside the VPC and stands in the load balancer's certificate. */
  readonly domainName: string;
  /** Of that name. */
  readonly certificateArn: string;
  /** Services call one another below this. */
  readonly callerUrl: string;

  constructor(scope: Construct, environment: Environment, { vpc, accessLogsBucketName }: ClusterStackProps) {
    super(scope, 'cluster', { environment, description: 'ECS cluster, internal load balancer, origin secrets and alarm topic' });

    const sessions = new ExecSessions(this, 'Exec', environment);
    this.execPolicyArn = sessions.policyArn;
    this.cluster = new Cluster(this, 'Cluster', {
      vpc,
      containerInsightsV2: ContainerInsights.ENHANCED,
      executeCommandConfiguration: sessions.configuration,
    });
    const encryptionKey = new EncryptionKey(this, 'OriginSecretKey', { description: 'Origin secrets', retain: false });
    this.originSecrets = { a: new OriginSecret(this, 'a', { encryptionKey }), b: new OriginSecret(this, 'b', { encryptionKey }) };
    this.groups = new TrafficGroups(this, 'Traffic', { vpc });

    const internal = new InternalLoadBalancer(this, 'LoadBalancer', {
      environment,
      vpc,
      groups: this.groups,
      originSecrets: this.originSecrets,
      accessLogsBucketName,
    });
    this.loadBalancer = internal.loadBalancer;
    this.edgeListener = internal.edgeListener;
    this.callerListener = internal.callerListener;
    this.domainName = internal.domainName;
    this.certificateArn = internal.certificateArn;
    this.callerUrl = `https://${internal.domainName}:${callerPort}`;

    const { topic: ticket, encryptionKey: alarmKey } = new AlarmTopic(this, 'Alarms', { emails: environment.alertEmails });
    this.alarmKeyArn = alarmKey.keyArn;
    this.alarmTopics = { ticket, page: this.pageTopic(environment, ticket, alarmKey) };
    this.instances = new ClusterCapacity(this, 'Capacity', {
      environment,
      vpc,
      cluster: this.cluster,
      topic: this.alarmTopics.ticket,
    }).instances;
    this.registryLoginArn = new ManagedPolicy(this, 'RegistryLogin', {
      description: 'Login to ECR, for starting tasks',
      // IAM knows no narrower resource for a login: said once here, and not in each service.
      statements: [new PolicyStatement({ actions: ['ecr:GetAuthorizationToken'], resources: ['*'] })],
    }).managedPolicyArn;
    this.exportContract();
  }

  /**
   * Pages have a topic even where nobody is called, so that only readers change when somebody is. It is read by a weak reference: an import
   * of it would keep the release that brings it from being rolled back, since this stack goes back before its readers do.
   */
  private pageTopic({ pageEmails }: Environment, ticket: ITopic, encryptionKey: IKey): ITopic {
    const { topic: page } = new AlarmTopic(this, 'Pages', { emails: pageEmails, encryptionKey });
    if (pageEmails.length === 0) return ticket;
    const reference = Stack.consumeReference((page.node.defaultChild as CfnTopic).attrTopicArn, ReferenceStrength.WEAK);
    return Topic.fromTopicArn(this, 'PageReference', reference);
  }

  /**
   * Exports what other stacks may read, whether or not one does: an export that vanished with its last reader would stop a deployment in
   * which that reader is updated later.
   */
  private exportContract(): void {
    for (const value of [
      this.cluster.clusterName,
      this.loadBalancer.loadBalancerArn,
      this.loadBalancer.loadBalancerFullName,
      this.edgeListener.listenerArn,
      this.callerListener.listenerArn,
      this.groups.loadBalancer.securityGroupId,
      this.groups.vpcLink.securityGroupId,
      this.groups.callers.securityGroupId,
      this.originSecrets.a.secretArn,
      this.originSecrets.b.secretArn,
      this.alarmTopics.ticket.topicArn,
      this.registryLoginArn,
      this.execPolicyArn,
      this.instances.arm64,
      this.instances.x86_64,
    ]) {
      this.exportValue(value);
    }
  }
}
