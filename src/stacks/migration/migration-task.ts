import {
  Capability,
  CpuArchitecture,
  FargateTaskDefinition,
  LinuxParameters,
  LogDrivers,
  OperatingSystemFamily,
} from 'aws-cdk-lib/aws-ecs';
import { type IRole, ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Environment } from '../../schema/environment';
import type { Service } from '../../schema/service';
import { type DatabaseEndpoint, databaseLogin } from '../service/database-access';
import { databaseVariables } from '../service/environment-variables';
import { ImageByDigest, type ImageRegistry, pullStatement } from '../service/task-image';
import { taskRole, writeStatement } from '../service/task-role';
import { databaseNames } from './database-names';
import { containerName } from './run-names';

export interface MigrationTaskProps {
  readonly environment: Environment;
  readonly service: Service;
  readonly registry: ImageRegistry;
  /** ARN of the policy that admits to the registry as such. */
  readonly registryLoginArn: string;
  readonly database: DatabaseEndpoint;
  readonly logGroup: ILogGroup;
}

/**
 * The service's own image with the migration's command: it signs in to the service's own database as its owner, and may do nothing else. As
 * confined as the service is.
 */
export class MigrationTask extends Construct {
  readonly taskDefinitionArn: string;
  readonly roles: readonly IRole[];

  constructor(scope: Construct, id: string, props: MigrationTaskProps) {
    super(scope, id);
    const { environment, service, registry, registryLoginArn, database, logGroup } = props;
    const { migrationUser } = databaseNames(service.name);
    const registryLogin = ManagedPolicy.fromManagedPolicyArn(this, 'RegistryLogin', registryLoginArn);
    const executionRole = taskRole(
      this,
      'Execution',
      [pullStatement(this, registry, service.image), writeStatement(logGroup)],
      [registryLogin],
    );
    const role = taskRole(this, 'Task', [databaseLogin(this, database, migrationUser)]);
    const definition = new FargateTaskDefinition(this, 'Definition', {
      cpu: service.cpu,
      memoryLimitMiB: service.memoryMiB,
      runtimePlatform: {
        cpuArchitecture: service.architecture === 'arm64' ? CpuArchitecture.ARM64 : CpuArchitecture.X86_64,
        operatingSystemFamily: OperatingSystemFamily.LINUX,
      },
      executionRole,
      taskRole: role,
      volumes: [{ name: 'tmp' }],
    });
    const linuxParameters = new LinuxParameters(this, 'Confinement', { initProcessEnabled: true });
    linuxParameters.dropCapabilities(Capability.ALL);
    const container = definition.addContainer(containerName, {
      image: new ImageByDigest(registry, service.image),
      command: [...service.migration.command],
      environment: { AWS_REGION: environment.region, ...databaseVariables(environment, service, database, migrationUser) },
      readonlyRootFilesystem: true,
      linuxParameters,
      logging: LogDrivers.awsLogs({ logGroup, streamPrefix: service.name }),
    });
    container.addMountPoints({ containerPath: '/tmp', sourceVolume: 'tmp', readOnly: false });
    this.taskDefinitionArn = definition.taskDefinitionArn;
    this.roles = [executionRole, role];
  }
}
