import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { ECSClient } from '@aws-sdk/client-ecs';
import type { RDSClient } from '@aws-sdk/client-rds';

/** What the steps outside of the database work with. */
export interface Cloud {
  readonly rds: RDSClient;
  readonly ecs: ECSClient;
  readonly logs: CloudWatchLogsClient;
  readonly place: TaskPlace;
  now(): Date;
  /** Waits within a step. */
  pause(seconds: number): Promise<void>;
}

/** Where the one-off tasks run, and of what they take a snapshot. */
export interface TaskPlace {
  /** ARN of the ECS cluster. */
  readonly cluster: string;
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
  readonly logGroup: string;
  /** Identifier of the instance. */
  readonly instance: string;
}
