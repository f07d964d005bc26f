import { Duration, Fn } from 'aws-cdk-lib';
import { CfnAutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { ComparisonOperator, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnLaunchTemplate, type IVpc, type SecurityGroup, type UserData } from 'aws-cdk-lib/aws-ec2';
import { CfnCapacityProvider, type ICluster } from 'aws-cdk-lib/aws-ecs';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Architecture } from '../../schema/compute';
import { TopicAlarm } from '../topic-alarm';

/** Names of the public parameters with the newest ECS-optimised image of Amazon Linux 2023, by processor. */
const images: Readonly<Record<Architecture, string>> = {
  arm64: '/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id',
  x86_64: '/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id',
};

export interface ContainerInstancesProps {
  readonly architecture: Architecture;
  readonly instanceType: string;
  /** The group does not grow beyond it; it shrinks to none. */
  readonly maxInstances: number;
  readonly vpc: IVpc;
  readonly cluster: ICluster;
  readonly securityGroup: SecurityGroup;
  readonly instanceProfileArn: string;
  readonly userData: UserData;
  readonly volumeKey: IKey;
  readonly topic: ITopic;
}

/** Instances of one processor that ECS starts, drains and ends as tasks need them: none, while no service is on them. */
export class ContainerInstances extends Construct {
  /** As strategies name it. */
  readonly capacityProvider: string;

  constructor(scope: Construct, id: string, props: ContainerInstancesProps) {
    super(scope, id);
    const group = this.group(props, this.template(props));
    const provider = new CfnCapacityProvider(this, 'Provider', {
      autoScalingGroupProvider: {
        autoScalingGroupArn: group.ref,
        managedScaling: { status: 'ENABLED', targetCapacity: 100, minimumScalingStepSize: 1, maximumScalingStepSize: 10 },
        managedDraining: 'ENABLED',
        // Off: Auto Scaling replaces no protected instance at the end of its lifetime, so that patches would never reach an instance that
        // is in use. Draining already moves the tasks of one that ends, whatever ends it.
        // https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-max-instance-lifetime.html#max-instance-lifetime-considerations
        managedTerminationProtection: 'DISABLED',
      },
    });
    this.capacityProvider = provider.ref;
    this.watch(props);
  }

  private template({ architecture, instanceType, securityGroup, instanceProfileArn, userData, volumeKey }: ContainerInstancesProps) {
    return new CfnLaunchTemplate(this, 'Template', {
      launchTemplateData: {
        // Resolved at each launch: the template stays as it is, and every new instance has the newest image.
        imageId: `resolve:ssm:${images[architecture]}`,
        instanceType,
        iamInstanceProfile: { arn: instanceProfileArn },
        metadataOptions: { httpTokens: 'required', httpPutResponseHopLimit: 1, instanceMetadataTags: 'disabled' },
        networkInterfaces: [
          { deviceIndex: 0, associatePublicIpAddress: false, groups: [securityGroup.securityGroupId], deleteOnTermination: true },
        ],
        blockDeviceMappings: [
          {
            deviceName: '/dev/xvda', // The one volume of this image: system, images and the tasks' volumes.
            ebs: { encrypted: true, kmsKeyId: volumeKey.keyArn, volumeType: 'gp3', volumeSize: 50, deleteOnTermination: true },
          },
        ],
        monitoring: { enabled: true },
        userData: Fn.base64(userData.render()),
      },
    });
  }

  private group({ vpc, maxInstances }: ContainerInstancesProps, template: CfnLaunchTemplate): CfnAutoScalingGroup {
    return new CfnAutoScalingGroup(this, 'Group', {
      launchTemplate: { launchTemplateId: template.ref, version: template.attrLatestVersionNumber },
      vpcZoneIdentifier: vpc.selectSubnets({ subnetGroupName: 'private' }).subnetIds,
      // No desired capacity: that is for ECS to find.
      minSize: '0',
      maxSize: `${maxInstances}`,
      // An image of last week at most. The new instance is there before the old one drains.
      maxInstanceLifetime: Duration.days(7).toSeconds(),
      instanceMaintenancePolicy: { minHealthyPercentage: 100, maxHealthyPercentage: 150 },
      // ECS puts this tag on the group and scales no group without it: said here, no update takes it away.
      tags: [{ key: 'AmazonECSManaged', value: 'true', propagateAtLaunch: true }],
    });
  }

  /** Above 100, tasks wait for instances: no other metric tells that a group is at its maximum, or that EC2 has none to give. */
  private watch({ architecture, cluster, topic }: ContainerInstancesProps): void {
    new TopicAlarm(this, 'TasksWait', {
      topic,
      metric: new Metric({
        namespace: 'AWS/ECS/ManagedScaling',
        metricName: 'CapacityProviderReservation',
        dimensionsMap: { ClusterName: cluster.clusterName, CapacityProviderName: this.capacityProvider },
        statistic: Stats.MINIMUM,
        period: Duration.minutes(5),
      }),
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      threshold: 100,
      evaluationPeriods: 4,
      runbook: 'observability#instances',
      meaning: `${architecture} instances: tasks have waited for one for 20 minutes. Look at the group's activity, its maximum and the account's quota.`,
    });
  }
}
