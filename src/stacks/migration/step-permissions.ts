import { ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { InstanceEndpoint } from '../database/instance-endpoint';
import type { MigrationTask } from './migration-task';
import { snapshotPrefix } from './run-names';

export interface RunPermissionsInput {
  readonly tasks: readonly MigrationTask[];
  readonly clusterArn: string;
  readonly taskLogs: ILogGroup;
}

/** To start these tasks on this cluster, to see and stop tasks of it, and to read their log. Nothing where there is no task. */
export function runPermissions(scope: Construct, { tasks, clusterArn, taskLogs }: RunPermissionsInput): PolicyStatement[] {
  if (tasks.length === 0) return [];
  const onCluster = { ArnEquals: { 'ecs:cluster': clusterArn } };
  const running = Stack.of(scope).formatArn({ service: 'ecs', resource: 'task', resourceName: '*' }); // ECS makes up the ids.
  return [
    new PolicyStatement({
      actions: ['ecs:RunTask'],
      resources: tasks.map(({ taskDefinitionArn }) => taskDefinitionArn),
      conditions: onCluster,
    }),
    new PolicyStatement({ actions: ['ecs:DescribeTasks', 'ecs:StopTask'], resources: [running], conditions: onCluster }),
    new PolicyStatement({
      actions: ['iam:PassRole'],
      resources: tasks.flatMap(({ roles }) => roles.map(({ roleArn }) => roleArn)),
      conditions: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
    }),
    new PolicyStatement({ actions: ['logs:GetLogEvents'], resources: [taskLogs.logGroupArn] }),
  ];
}

/** To make snapshots of one instance, under the prefix of migrations, and to look at them. It may neither restore, share nor delete one. */
export function snapshotPermissions(scope: Construct, database: InstanceEndpoint): PolicyStatement[] {
  const stack = Stack.of(scope);
  const arn = (resource: string, resourceName: string) =>
    stack.formatArn({ service: 'rds', resource, resourceName, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
  return [
    new PolicyStatement({
      actions: ['rds:CreateDBSnapshot', 'rds:DescribeDBSnapshots'],
      resources: [arn('db', database.instanceIdentifier), arn('snapshot', `${snapshotPrefix}*`)],
    }),
    new PolicyStatement({ actions: ['kms:DescribeKey'], resources: [database.encryptionKeyArn] }),
    new PolicyStatement({
      actions: ['kms:CreateGrant'],
      resources: [database.encryptionKeyArn],
      conditions: {
        Bool: { 'kms:GrantIsForAWSResource': 'true' },
        StringEquals: { 'kms:ViaService': `rds.${stack.region}.amazonaws.com` },
      },
    }),
  ];
}
