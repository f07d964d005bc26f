import type { Resources } from './small-assembly';

/** A service of two to ten tasks of half a Graviton processor and 1 GB, with a log. */
export const fargateService = (strategy: readonly object[], scaling: object = {}): Resources => ({
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

export const onDemand = [{ CapacityProvider: 'FARGATE', Weight: 1 }];
