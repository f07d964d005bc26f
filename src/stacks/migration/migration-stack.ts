import { CustomResource, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type IVpc, Peer, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Environment } from '../../schema/environment';
import type { Service } from '../../schema/service';
import type { ClusterStack } from '../cluster/cluster-stack';
import type { InstanceEndpoint } from '../database/instance-endpoint';
import { EnvironmentStack } from '../environment-stack';
import { inlineCode } from '../inline-code';
import { keepStanding } from '../keep-standing';
import { DatabaseAccess } from '../service/database-access';
import type { ImageRegistry } from '../service/task-image';
import type { DatabaseUsersStack } from './database-users-stack';
import { MigrationTask } from './migration-task';
import type { MigrationProperties } from './runner/request';
import { RunnerFunction } from './runner-function';
import { StepMachine } from './step-machine';
import { runPermissions, snapshotPermissions } from './step-permissions';
import { usersVersion } from './users-version';

export interface MigrationStackProps {
  /** The group whose services with a database it serves. */
  readonly group: string;
  readonly registry: ImageRegistry;
  /** With a subnet group `private`. */
  readonly vpc: IVpc;
  readonly logKey: IKey;
  readonly cluster: ClusterStack;
  readonly database: InstanceEndpoint;
  readonly users: DatabaseUsersStack;
}

/** Beyond a run's own time: for starting, for the log's last lines, and for an answer that must be tried again. */
const graceMinutes = 5;

/**
 * Databases, users and migrations of a group's services, one custom resource each, before the services themselves are updated. What a run does
 * is in `runner/`; nothing imports from this stack, and nothing in it is undone when it goes.
 *
 * A group without a database has it too, with nothing in it that runs: one that left the release would hold on to what it imports.
 */
export class MigrationStack extends EnvironmentStack {
  constructor(scope: Construct, environment: Environment, props: MigrationStackProps) {
    super(scope, `migrate-${props.group}`, { environment, description: `Databases, users and migrations of group ${props.group}` });
    const services = environment.services.filter(({ group, database }) => group === props.group && database !== 'none');
    if (services.length > 0) this.fill(services, props);
    else keepStanding(this);
  }

  private fill(services: readonly Service[], props: MigrationStackProps): void {
    const environment = this.settings;
    const taskLogs = new LogGroup(this, 'Logs', {
      encryptionKey: props.logKey,
      retention: environment.retention.logDays,
      removalPolicy: environment.protectData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
    });
    const securityGroup = this.securityGroup(props);
    const tasks = new Map(this.tasks(services, props, taskLogs).map((task) => [task.node.id, task]));
    const starter = this.starter(this.machine(props, { taskLogs, securityGroup, tasks }), props);
    for (const service of services) this.run(service, props, starter, tasks.get(service.name), securityGroup);
  }

  /** Of the tasks: they reach the instance itself, past any proxy, and AWS. */
  private securityGroup({ vpc, database, group }: MigrationStackProps): SecurityGroup {
    const securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: `Migrations of group ${group}`,
      allowAllOutbound: false,
    });
    securityGroup.addEgressRule(Peer.anyIpv4(), Port.tcp(443), 'HTTPS to AWS: images, logs, tokens');
    new DatabaseAccess(securityGroup, 'Database', { service: `Migrations of ${group}`, database, securityGroup });
    return securityGroup;
  }

  private tasks(services: readonly Service[], { registry, cluster, database }: MigrationStackProps, logGroup: LogGroup): MigrationTask[] {
    const { registryLoginArn } = cluster;
    return services
      .filter(({ migration }) => migration.command.length > 0)
      .map(
        (service) =>
          new MigrationTask(this, service.name, { environment: this.settings, service, registry, registryLoginArn, database, logGroup }),
      );
  }

  private machine(
    { vpc, logKey, cluster, database, users }: MigrationStackProps,
    made: {
      readonly taskLogs: LogGroup;
      readonly securityGroup: SecurityGroup;
      readonly tasks: ReadonlyMap<string, MigrationTask>;
    },
  ): StepMachine {
    const { taskLogs, securityGroup, tasks } = made;
    const environment = this.settings;
    // By its name, which is exported already: an export that came with this stack would be in use when the release before is put back.
    const clusterArn = this.formatArn({ service: 'ecs', resource: 'cluster', resourceName: cluster.cluster.clusterName });
    const steps = new RunnerFunction(this, 'Steps', {
      environment,
      description: `Takes snapshots and runs migrations in ${environment.name}`,
      code: inlineCode('migration/runner/cloud-handler.ts'),
      timeout: Duration.minutes(2), // Five attempts to answer, with pauses between them.
      variables: {
        CLUSTER: clusterArn,
        SUBNETS: vpc.selectSubnets({ subnetGroupName: 'private' }).subnetIds.join(','),
        SECURITY_GROUP: securityGroup.securityGroupId,
        LOG_GROUP: taskLogs.logGroupName,
        INSTANCE: database.instanceIdentifier,
      },
      permissions: [
        ...runPermissions(this, { tasks: [...tasks.values()], clusterArn, taskLogs }),
        ...(environment.protectData && tasks.size > 0 ? snapshotPermissions(this, database) : []),
      ],
      logKey,
    });
    return new StepMachine(this, 'Machine', {
      environment,
      functions: { database: users.functionArn, cloud: steps.functionArn },
      logKey,
      stateKey: users.runsKey,
    });
  }

  private starter({ stateMachineArn }: StepMachine, { logKey, users }: MigrationStackProps): RunnerFunction {
    const environment = this.settings;
    return new RunnerFunction(this, 'Starter', {
      environment,
      description: `Takes requests of CloudFormation for migrations in ${environment.name}`,
      code: inlineCode('migration/runner/start-handler.ts'),
      timeout: Duration.minutes(2),
      variables: { STATE_MACHINE: stateMachineArn },
      permissions: [
        new PolicyStatement({ actions: ['states:StartExecution'], resources: [stateMachineArn] }),
        new PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [users.runsKey.keyArn] }),
      ],
      logKey,
    });
  }

  /** The properties are what decides about a run. No commit among them: an empty release stays empty. */
  private run(
    { name, image, migration }: Service,
    { database }: MigrationStackProps,
    starter: RunnerFunction,
    task: MigrationTask | undefined,
    securityGroup: SecurityGroup,
  ): void {
    const properties: MigrationProperties = {
      Service: name,
      Image: image.digest,
      Command: migration.command,
      ...(task && { TaskDefinition: task.taskDefinitionArn }),
      TimeoutMinutes: String(migration.timeoutMinutes),
      DatabaseResourceId: database.resourceId,
      UsersVersion: String(usersVersion),
    };
    const run = new CustomResource(this, `Run-${name}`, {
      resourceType: 'Custom::Migration',
      serviceToken: starter.functionArn,
      serviceTimeout: Duration.minutes(migration.timeoutMinutes + graceMinutes),
      properties: { ...properties },
    });
    run.node.addDependency(starter, securityGroup);
  }
}
