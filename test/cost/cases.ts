import type { Load, PipelineLoad } from '../../src/schema/load';
import type { Resources } from './small-assembly';

/** A small template, the month that it sees, and its bill as a person would compute it from the price pages. */
export interface Case {
  readonly resources: Resources;
  readonly load?: Partial<Load>;
  readonly pipeline?: Partial<PipelineLoad>;
  readonly usd: number;
}

const fargateService = (strategy: readonly object[], scaling: object = {}): Resources => ({
  Tasks: {
    Type: 'AWS::ECS::TaskDefinition',
    Properties: {
      Cpu: '512',
      Memory: '1024',
      RuntimePlatform: { CpuArchitecture: 'ARM64' },
      ContainerDefinitions: [{ Name: 'app', LogConfiguration: { LogDriver: 'awslogs', Options: { 'awslogs-group': { Ref: 'Logs' } } } }],
    },
  },
  Logs: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 30 } },
  Service: {
    Type: 'AWS::ECS::Service',
    Properties: { TaskDefinition: { Ref: 'Tasks' }, CapacityProviderStrategy: strategy as never },
  },
  Target: {
    Type: 'AWS::ApplicationAutoScaling::ScalableTarget',
    Properties: {
      MinCapacity: 2,
      MaxCapacity: 10,
      ResourceId: { 'Fn::Join': ['', ['service/cluster/', { 'Fn::GetAtt': ['Service', 'Name'] }]] },
      ...scaling,
    } as never,
  },
});

const onDemand = [{ CapacityProvider: 'FARGATE', Weight: 1 }];

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

export const networkCases: Readonly<Record<string, Case>> = {
  'a NAT gateway, its address and what goes through': {
    resources: {
      Address: { Type: 'AWS::EC2::EIP', Properties: { Domain: 'vpc' } },
      Gateway: {
        Type: 'AWS::EC2::NatGateway',
        Properties: { AllocationId: { 'Fn::GetAtt': ['Address', 'AllocationId'] }, SubnetId: 'subnet-1' },
      },
    },
    load: { outboundGb: 100, internetGb: 10 },
    usd: 730 * 0.045 + 730 * 0.005 + 100 * 0.045 + 10 * 0.09,
  },
  'a regional gateway in two zones: twice the hours and the addresses': {
    resources: {
      One: { Type: 'AWS::EC2::Subnet', Properties: { AvailabilityZone: 'us-east-1a' } },
      Other: { Type: 'AWS::EC2::Subnet', Properties: { AvailabilityZone: 'us-east-1b' } },
      Gateway: { Type: 'AWS::EC2::NatGateway', Properties: { AvailabilityMode: 'regional', VpcId: 'vpc-1' } },
    },
    usd: 2 * 730 * (0.045 + 0.005),
  },
  'an interface endpoint in two zones, and a gateway endpoint': {
    resources: {
      Secrets: {
        Type: 'AWS::EC2::VPCEndpoint',
        Properties: {
          VpcEndpointType: 'Interface',
          ServiceName: 'com.amazonaws.us-east-1.secretsmanager',
          SubnetIds: ['subnet-1', 'subnet-2'],
        },
      },
      Storage: { Type: 'AWS::EC2::VPCEndpoint', Properties: { VpcEndpointType: 'Gateway', ServiceName: 'com.amazonaws.us-east-1.s3' } },
    },
    usd: 2 * 730 * 0.01,
  },
  'an endpoint for logs, and what tasks write through it': {
    resources: {
      ...fargateService(onDemand),
      Network: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
      Logging: {
        Type: 'AWS::EC2::VPCEndpoint',
        Properties: { VpcEndpointType: 'Interface', ServiceName: 'com.amazonaws.us-east-1.logs', SubnetIds: ['subnet-1'] },
      },
    },
    load: { requests: 10_000_000, applicationLogBytes: 1_000, crossZoneGb: 100 },
    // 10 GB through the endpoint into the log; 100 GB between zones, on either side.
    usd: 2 * 730 * (0.5 * 0.03238 + 0.00356) + 730 * 0.01 + 10 * 0.01 + 10 * 0.5 + 100 * 2 * 0.01,
  },
  'a load balancer at 100 million requests of 10 KiB: a gigabyte and more an hour': {
    resources: {
      Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { Type: 'application' } },
    },
    load: { requests: 100_000_000, requestKiB: 2, responseKiB: 8 },
    // New connections: 38 a second are 1.52 units; the bytes, 1024 GB in 730 hours, 1.40.
    usd: 730 * 0.0225 + 730 * 0.008 * (100_000_000 / (730 * 3600) / 25),
  },
  'a VPC that is watched for clear text': {
    resources: { Control: { Type: 'AWS::EC2::VPCEncryptionControl', Properties: { Mode: 'monitor' } } },
    usd: 730 * 0.15,
  },
  'a hosted zone': { resources: { Zone: { Type: 'AWS::Route53::HostedZone', Properties: { Name: 'internal.example.com' } } }, usd: 0.5 },
};

const instance = (properties: object): Resources => ({
  Database: {
    Type: 'AWS::RDS::DBInstance',
    Properties: {
      Engine: 'postgres',
      DBInstanceClass: 'db.t4g.medium',
      AllocatedStorage: '100',
      StorageType: 'gp3',
      ...properties,
    } as never,
  },
});

export const databaseCases: Readonly<Record<string, Case>> = {
  'a database in one zone': { resources: instance({}), usd: 730 * 0.065 + 100 * 0.115 },
  'a database with a standby, a managed password and a minute of monitoring': {
    resources: instance({ MultiAZ: true, ManageMasterUserPassword: true, MonitoringInterval: 60 }),
    usd: 730 * 0.129 + 100 * 0.23 + 0.4 + ((43_800 * 10_000) / 1e9) * 0.5,
  },
  'advanced insights of a database with two processors': {
    resources: instance({ DatabaseInsightsMode: 'advanced', PerformanceInsightsRetentionPeriod: 465 }),
    usd: 730 * 0.065 + 100 * 0.115 + 2 * 730 * 0.0125,
  },
  'backups of 35 days beyond the size of the database': {
    resources: instance({ BackupRetentionPeriod: 35 }),
    load: { databaseUsedPercent: 80, databaseChangePercent: 2 },
    // 80 GB, and 1.6 GB on each of 35 days: 136 GB, of which 100 are in the price.
    usd: 730 * 0.065 + 100 * 0.115 + 36 * 0.095,
  },
  'a plan that keeps daily recovery points for 30 days': {
    resources: {
      ...instance({ DBInstanceIdentifier: 'records' }),
      Plan: {
        Type: 'AWS::Backup::BackupPlan',
        Properties: { BackupPlan: { BackupPlanRule: [{ RuleName: 'Daily', Lifecycle: { DeleteAfterDays: 30 } }] } },
      },
      Selection: {
        Type: 'AWS::Backup::BackupSelection',
        Properties: {
          BackupPlanId: { Ref: 'Plan' },
          BackupSelection: { Resources: [{ 'Fn::GetAtt': ['Database', 'DBInstanceArn'] }] },
        },
      },
    },
    load: { databaseUsedPercent: 50, databaseChangePercent: 1, ageMonths: 12 },
    usd: 730 * 0.065 + 100 * 0.115 + (50 + 30 * 0.5) * 0.095,
  },
  'recovery points that are copied to another Region': {
    resources: {
      ...instance({ DBInstanceIdentifier: 'records' }),
      Plan: {
        Type: 'AWS::Backup::BackupPlan',
        Properties: {
          BackupPlan: {
            BackupPlanRule: [
              {
                RuleName: 'Daily',
                Lifecycle: { DeleteAfterDays: 30 },
                CopyActions: [
                  {
                    DestinationBackupVaultArn: 'arn:aws:backup:us-east-1:222222222222:backup-vault:copies',
                    Lifecycle: { DeleteAfterDays: 10 },
                  },
                ],
              },
            ],
          },
        },
      },
      Selection: {
        Type: 'AWS::Backup::BackupSelection',
        Properties: {
          BackupPlanId: { Ref: 'Plan' },
          BackupSelection: { Resources: [{ 'Fn::GetAtt': ['Database', 'DBInstanceArn'] }] },
        },
      },
    },
    load: { databaseUsedPercent: 50, databaseChangePercent: 1, ageMonths: 12 },
    usd: 730 * 0.065 + 100 * 0.115 + (50 + 30 * 0.5) * 0.095 + (50 + 10 * 0.5) * 0.095 + 30 * 0.5 * 0.02,
  },
  'a proxy before a database of two processors': {
    resources: {
      ...instance({}),
      Proxy: { Type: 'AWS::RDS::DBProxy', Properties: { DBProxyName: 'records' } },
      Targets: {
        Type: 'AWS::RDS::DBProxyTargetGroup',
        Properties: { DBProxyName: { Ref: 'Proxy' }, TargetGroupName: 'default', DBInstanceIdentifiers: [{ Ref: 'Database' }] },
      },
    },
    usd: 730 * 0.065 + 100 * 0.115 + 2 * 730 * 0.015,
  },
};
