import { RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { EncryptionKey } from '../stacks/encryption-key';

/** One encrypted log group for every CodeBuild project of the pipeline: CodeBuild's own groups are unencrypted and never expire. */
export class BuildLog extends Construct {
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.logGroup = new LogGroup(this, 'Group', {
      encryptionKey: new EncryptionKey(this, 'Key', { description: 'Build logs of the pipeline', retain: true }).allowLogGroups(),
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
  }
}
