import type { Case } from './case';
import { fargateService, onDemand } from './fargate-service';

export const computeCases: Readonly<Record<string, Case>> = {
  'two tasks of half a Graviton processor and 1 GB, on demand': {
    resources: fargateService(onDemand),
    usd: 2 * 730 * (0.5 * 0.03238 + 1 * 0.00356),
  },
  'a quarter of the way from two tasks to ten': {
    resources: fargateService(onDemand),
    load: { scaledOutPercent: 25 },
    usd: 4 * 730 * (0.5 * 0.03238 + 1 * 0.00356),
  },
  'one of two tasks on Spot, at 40 % of the price': {
    resources: fargateService([
      { CapacityProvider: 'FARGATE', Base: 1, Weight: 0 },
      { CapacityProvider: 'FARGATE_SPOT', Weight: 1 },
    ]),
    load: { spotPricePercent: 40 },
    usd: (1 + 0.4) * 730 * (0.5 * 0.03238 + 1 * 0.00356),
  },
  'tasks from 7 to 19 on weekdays only: 60 of 168 hours': {
    resources: fargateService(onDemand, {
      ScheduledActions: [
        { ScheduledActionName: 'up', Schedule: 'cron(0 7 ? * MON-FRI *)', ScalableTargetAction: { MinCapacity: 2, MaxCapacity: 10 } },
        { ScheduledActionName: 'down', Schedule: 'cron(0 19 ? * MON-FRI *)', ScalableTargetAction: { MinCapacity: 0, MaxCapacity: 0 } },
      ],
    }),
    usd: (60 / 168) * 2 * 730 * (0.5 * 0.03238 + 1 * 0.00356),
  },
  'the logs of a million requests, 500 bytes each, kept for a month': {
    resources: fargateService(onDemand),
    load: { requests: 1_000_000, applicationLogBytes: 500, ageMonths: 12 },
    // 0.5 GB written; of that 15 % kept for 30 of the 30.4 days of a month.
    usd: 2 * 730 * (0.5 * 0.03238 + 1 * 0.00356) + 0.5 * 0.5 + 0.5 * 0.15 * (30 / (730 / 24)) * 0.03,
  },
  'a cluster with enhanced insights and one service of two tasks with one container': {
    resources: {
      ...fargateService(onDemand),
      Service: {
        Type: 'AWS::ECS::Service',
        Properties: { TaskDefinition: { Ref: 'Tasks' }, CapacityProviderStrategy: onDemand, Cluster: { Ref: 'Cluster' } },
      },
      Cluster: { Type: 'AWS::ECS::Cluster', Properties: { ClusterSettings: [{ Name: 'containerInsights', Value: 'enhanced' }] } },
    },
    // 18 metrics of the cluster, 21 and 17 of the service, 16 of each task, 13 of each container; six records a minute of 1 KB.
    usd: 2 * 730 * (0.5 * 0.03238 + 0.00356) + (18 + 21 + 17 + 2 * 16 + 2 * 13) * 0.07 + ((6 * 43_800 * 1_000) / 1e9) * 0.5,
  },
  'a cluster whose one service rests for half of the week': {
    resources: {
      ...fargateService(onDemand, {
        MinCapacity: 1,
        ScheduledActions: [
          { ScheduledActionName: 'up', Schedule: 'cron(0 0 ? * * *)', ScalableTargetAction: { MinCapacity: 1, MaxCapacity: 10 } },
          { ScheduledActionName: 'down', Schedule: 'cron(0 12 ? * * *)', ScalableTargetAction: { MinCapacity: 0, MaxCapacity: 0 } },
        ],
      }),
      Service: {
        Type: 'AWS::ECS::Service',
        Properties: { TaskDefinition: { Ref: 'Tasks' }, CapacityProviderStrategy: onDemand, Cluster: { Ref: 'Cluster' } },
      },
      Cluster: { Type: 'AWS::ECS::Cluster', Properties: { ClusterSettings: [{ Name: 'containerInsights', Value: 'enhanced' }] } },
    },
    usd: 0.5 * (730 * (0.5 * 0.03238 + 0.00356) + (18 + 21 + 17 + 16 + 13) * 0.07 + ((4 * 43_800 * 1_000) / 1e9) * 0.5),
  },
  'tasks on instances: two of half a processor and 1 GB fit on one m7g.large with a 50 GB volume': {
    resources: {
      ...fargateService([{ CapacityProvider: { Ref: 'Provider' }, Weight: 1 }]),
      Provider: {
        Type: 'AWS::ECS::CapacityProvider',
        Properties: { AutoScalingGroupProvider: { AutoScalingGroupArn: { Ref: 'Group' }, ManagedScaling: { TargetCapacity: 100 } } },
      },
      Group: {
        Type: 'AWS::AutoScaling::AutoScalingGroup',
        Properties: { MinSize: '0', MaxSize: '4', LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' } },
      },
      Template: {
        Type: 'AWS::EC2::LaunchTemplate',
        Properties: {
          LaunchTemplateData: {
            InstanceType: 'm7g.large',
            Monitoring: { Enabled: true },
            BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 50, VolumeType: 'gp3' } }],
          },
        },
      },
    },
    usd: 730 * 0.0816 + 50 * 0.08 + 7 * 0.3,
  },
  'a migration that runs for ten minutes at each of 30 releases': {
    resources: {
      Migration: {
        Type: 'AWS::ECS::TaskDefinition',
        Properties: { Cpu: '1024', Memory: '2048', ContainerDefinitions: [{ Name: 'migrate' }] },
      },
    },
    load: { releases: 30 },
    usd: 5 * (1 * 0.04048 + 2 * 0.004445),
  },
  'a task with 50 GB of storage, 30 more than are in the price': {
    resources: {
      Tasks: {
        Type: 'AWS::ECS::TaskDefinition',
        Properties: { Cpu: '1024', Memory: '2048', EphemeralStorage: { SizeInGiB: 50 } },
      },
      Service: { Type: 'AWS::ECS::Service', Properties: { TaskDefinition: { Ref: 'Tasks' }, LaunchType: 'FARGATE', DesiredCount: 1 } },
    },
    usd: 730 * (0.04048 + 2 * 0.004445 + 30 * 0.000111),
  },
};
