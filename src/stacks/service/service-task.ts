import {
  Capability,
  Compatibility,
  CpuArchitecture,
  LinuxParameters,
  LogDrivers,
  NetworkMode,
  OperatingSystemFamily,
  TaskDefinition,
} from 'aws-cdk-lib/aws-ecs';
import type { IManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Service } from '../../schema/service';
import { lifecycle } from './lifecycle';
import { ImageByDigest, type ImageRegistry, pullStatement } from './task-image';
import { taskRole, writeStatement } from './task-role';

export interface ServiceTaskProps {
  readonly service: Service;
  readonly registry: ImageRegistry;
  readonly variables: Record<string, string>;
  readonly logGroup: ILogGroup;
  /** Admits to the registry as such; what may be pulled from it is said here. */
  readonly registryLogin: IManagedPolicy;
  /** Policy by which an operator can enter the task; undefined where nobody may. */
  readonly exec: IManagedPolicy | undefined;
  /** What the code in the container may do in AWS. */
  readonly permissions: readonly PolicyStatement[];
}

/** By the name of its volume. */
const writableFolders = { tmp: '/tmp' };

/**
 * Where the agent of ECS Exec writes. AWS supports it with a writable root only; with these it has been seen to work beside a read-only one.
 *
 * @see https://github.com/aws/containers-roadmap/issues/1359
 * @see https://github.com/aws-containers/amazon-ecs-exec-checker/issues/71
 */
const execFolders = { 'exec-agent': '/managed-agents', 'exec-state': '/var/lib/amazon/ssm', 'exec-log': '/var/log/amazon/ssm' };

/**
 * One container of a service, with a read-only root and two roles: one that starts it, one that its code acts by. Their policies are
 * managed, not inline: they have versions and can be listed and attached to nothing by mistake.
 */
export class ServiceTask extends Construct {
  readonly definition: TaskDefinition;

  constructor(scope: Construct, id: string, props: ServiceTaskProps) {
    super(scope, id);
    const { service, registry, variables, logGroup, registryLogin, exec, permissions } = props;
    const folders = exec ? { ...writableFolders, ...execFolders } : writableFolders;
    this.definition = new TaskDefinition(this, 'Definition', {
      // For both, whatever the service runs on: a switch of capacity then leaves the definition as it is.
      compatibility: Compatibility.EC2_AND_FARGATE,
      networkMode: NetworkMode.AWS_VPC,
      cpu: `${service.cpu}`,
      memoryMiB: `${service.memoryMiB}`,
      runtimePlatform: {
        cpuArchitecture: service.architecture === 'arm64' ? CpuArchitecture.ARM64 : CpuArchitecture.X86_64,
        operatingSystemFamily: OperatingSystemFamily.LINUX,
      },
      executionRole: taskRole(this, 'Execution', [pullStatement(this, registry, service.image), writeStatement(logGroup)], [registryLogin]),
      taskRole: taskRole(this, 'Task', permissions, exec ? [exec] : []),
      volumes: Object.keys(folders).map((name) => ({ name })),
    });
    const container = this.definition.addContainer('Service', {
      image: new ImageByDigest(registry, service.image),
      portMappings: [{ containerPort: service.port }],
      environment: variables,
      readonlyRootFilesystem: true,
      linuxParameters: this.confinement(),
      stopTimeout: lifecycle.stopTimeout,
      logging: LogDrivers.awsLogs({ logGroup, streamPrefix: service.name }),
    });
    container.addMountPoints(
      ...Object.entries(folders).map(([sourceVolume, containerPath]) => ({ sourceVolume, containerPath, readOnly: false })),
    );
  }

  /** Without capabilities, under an init process that passes SIGTERM on and reaps what the service leaves behind. */
  private confinement(): LinuxParameters {
    const parameters = new LinuxParameters(this, 'Confinement', { initProcessEnabled: true });
    parameters.dropCapabilities(Capability.ALL);
    return parameters;
  }
}
