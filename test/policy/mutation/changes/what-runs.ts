import type { Changes } from './changes';

export const whatRuns: Changes = {
  'container-root-file-system-writable': [
    'Task ContainerDefinitions[0].ReadonlyRootFilesystem: true -> false',
    'Task ContainerDefinitions[0].ReadonlyRootFilesystem: true -> (nothing)',
  ],
  'container-privileged': ['Task ContainerDefinitions[0].Privileged: (nothing) -> true'],
  'container-as-root': ['Task ContainerDefinitions[0].User: (nothing) -> 0', 'Task ContainerDefinitions[0].User: (nothing) -> root'],
  'container-keeps-capabilities': ['Task ContainerDefinitions[0].LinuxParameters.Capabilities.Drop: ["ALL"] -> (nothing)'],
  'container-gains-capability': ['Task ContainerDefinitions[0].LinuxParameters.Capabilities.Add: (nothing) -> ["SYS_PTRACE"]'],
  'container-without-log': ['Task ContainerDefinitions[0].LogConfiguration: {"LogDriver":"awslogs"} -> (nothing)'],
  'task-shares-processes': ['Task PidMode: (nothing) -> host'],
  'task-shares-network': ['Task NetworkMode: awsvpc -> host'],
  'image-by-tag': [
    'Task ContainerDefinitions[0].Image: 111111111111.dkr.ecr.us-east-1.amazonaws.com/eshop@sha256:00 -> 111111111111.dkr.ecr.us-east-1.amazonaws.com/eshop:1.4.2',
  ],
  'image-latest': [
    'Task ContainerDefinitions[0].Image: 111111111111.dkr.ecr.us-east-1.amazonaws.com/eshop@sha256:00 -> 111111111111.dkr.ecr.us-east-1.amazonaws.com/eshop:latest',
  ],
  'image-from-public-registry': [
    'Task ContainerDefinitions[0].Image: 111111111111.dkr.ecr.us-east-1.amazonaws.com/eshop@sha256:00 -> docker.io/library/httpd:2.4',
  ],
  'repository-scan-off': ['Repository ImageScanningConfiguration.ScanOnPush: true -> false'],
  'repository-tags-mutable': ['Repository ImageTagMutability: IMMUTABLE -> MUTABLE'],
  'service-circuit-breaker-off': [
    'Service DeploymentConfiguration.DeploymentCircuitBreaker.Enable: true -> false',
    'Service DeploymentConfiguration.DeploymentCircuitBreaker: {"Enable":true,"Rollback":true} -> (nothing)',
  ],
  'service-rollback-off': ['Service DeploymentConfiguration.DeploymentCircuitBreaker.Rollback: true -> false'],
  'service-deployment-alarms-off': [
    'Service DeploymentConfiguration.Alarms.Enable: true -> false',
    'Service DeploymentConfiguration.Alarms: {"AlarmNames":["errors"],"Enable":true,"Rollback":true} -> (nothing)',
  ],
  'service-exec-enabled': ['Service EnableExecuteCommand: false -> true'],
  'service-on-spot-only': ['Service CapacityProviderStrategy[0].CapacityProvider: FARGATE -> FARGATE_SPOT'],
  'service-old-platform': ['Service PlatformVersion: (nothing) -> 1.3.0'],
  'cluster-insights-off': ['Cluster ClusterSettings[0].Value: enhanced -> disabled'],
  'operator-session-log-off': ['Cluster Configuration.ExecuteCommandConfiguration.Logging: OVERRIDE -> NONE'],
  'function-runtime-outdated': ['Function Runtime: nodejs22.x -> nodejs16.x'],
  'function-outside-network': ['Function VpcConfig: {"SubnetIds":["subnet-1"]} -> (nothing)'],
};
