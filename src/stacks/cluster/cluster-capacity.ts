import { type IVpc, Peer, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnClusterCapacityProviderAssociations, type Cluster } from 'aws-cdk-lib/aws-ecs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Architecture } from '../../schema/compute';
import type { Environment } from '../../schema/environment';
import { agentSettings } from './agent-settings';
import { ContainerInstances } from './container-instances';
import { InstanceRole } from './instance-role';
import { VolumeKey } from './volume-key';

export interface ClusterCapacityProps {
  readonly environment: Environment;
  readonly vpc: IVpc;
  readonly cluster: Cluster;
  readonly topic: ITopic;
}

/**
 * Everything that a service's strategy may name: Fargate, Fargate Spot, and instances of either processor.
 *
 * All of it stands in every environment, used or not. A provider that came and went with the configuration could not go in the release in
 * which its last service leaves it: this stack is updated before the services', and ECS refuses to take away what is in use. So a switch is
 * one property of one service, either way. What is not used costs nothing: a group of no instances, and a key.
 *
 * One group a processor, so that services of both may stand side by side, and each moves without the other.
 */
export class ClusterCapacity extends Construct {
  /** Names of the providers of instances. */
  readonly instances: Readonly<Record<Architecture, string>>;

  constructor(scope: Construct, id: string, { environment, vpc, cluster, topic }: ClusterCapacityProps) {
    super(scope, id);
    // Sessions on a host are sessions in its tasks: where data is protected there are neither.
    const { instanceProfileArn } = new InstanceRole(this, 'InstanceRole', { cluster, sessions: !environment.protectData });
    const shared = {
      vpc,
      cluster,
      topic,
      instanceProfileArn,
      securityGroup: this.securityGroup(vpc),
      userData: agentSettings(cluster.clusterName),
      volumeKey: new VolumeKey(this, 'VolumeKey'),
      maxInstances: environment.instances.max,
    };
    const instances = (name: string, architecture: Architecture) =>
      new ContainerInstances(this, name, { ...shared, architecture, instanceType: environment.instances[architecture] });
    this.instances = {
      arm64: instances('Graviton', 'arm64').capacityProvider,
      x86_64: instances('X86', 'x86_64').capacityProvider,
    };
    this.associate(cluster);
  }

  /** Nobody connects to an instance: tasks have interfaces and groups of their own. */
  private securityGroup(vpc: IVpc): SecurityGroup {
    const group = new SecurityGroup(this, 'SecurityGroup', { vpc, description: 'Container instances', allowAllOutbound: false });
    group.addEgressRule(Peer.anyIpv4(), Port.tcp(443), 'HTTPS to AWS: the agent to ECS, images');
    return group;
  }

  /** Under the name that the library gives it: associations are the cluster's only ones, and another resource would take these away as it goes. */
  private associate(cluster: Cluster): void {
    new CfnClusterCapacityProviderAssociations(cluster, cluster.node.id, {
      cluster: cluster.clusterName,
      capacityProviders: ['FARGATE', 'FARGATE_SPOT', this.instances.arm64, this.instances.x86_64],
      defaultCapacityProviderStrategy: [],
    });
  }
}
