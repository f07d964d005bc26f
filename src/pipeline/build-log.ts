import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { logKey } from './log-key';

/** One encrypted log group for every CodeBuild project of the pipeline: CodeBuild's own groups are unencrypted and never expire. */
export class BuildLog extends Construct {
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.logGroup = new LogGroup(this, 'Group', {
      encryptionKey: logKey(this, `Build logs of ${Stack.of(this).stackName}`),
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
  }
}
