import type { RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Engine } from './engine';

export interface InstanceLogsProps {
  readonly identifier: string;
  readonly engine: Engine;
  /** Must admit the groups: see `logPrefix`. */
  readonly encryptionKey: IKey;
  readonly retentionDays: number;
  readonly removalPolicy: RemovalPolicy;
}

/** With which the names of all log groups begin: of one instance, or of all of an environment where that is known of them alone. */
export const logPrefix = (identifier: string) => `/aws/rds/instance/${identifier}`;

/**
 * RDS makes the log groups of an instance when it has something to write, unencrypted and for ever, and CloudFormation cannot take over
 * what exists. RDS uses groups that it finds: so they are made first, which needs the instance's identifier beforehand.
 *
 * @see https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/190
 */
export function createInstanceLogs(scope: Construct, props: InstanceLogsProps): LogGroup[] {
  const { identifier, engine, encryptionKey, retentionDays, removalPolicy } = props;
  return engine.logs.map(
    (log) =>
      new LogGroup(scope, `Log-${log}`, {
        logGroupName: `${logPrefix(identifier)}/${log}`,
        encryptionKey,
        retention: retentionDays,
        removalPolicy,
      }),
  );
}
