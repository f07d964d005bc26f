import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

export interface EncryptionKeyProps {
  readonly description: string;
  /** True where what it encrypts outlives the stack: without its key, retained data is noise. */
  readonly retain: boolean;
}

/** A customer-managed key that rotates each year. It stays with its data, in the stack that it serves; logs that belong to no
 * data share one (`network/log-key.ts`). */
export class EncryptionKey extends Key {
  constructor(scope: Construct, id: string, { description, retain }: EncryptionKeyProps) {
    super(scope, id, {
      description,
      enableKeyRotation: true,
      removalPolicy: retain ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
    });
  }

  /**
   * Lets CloudWatch Logs use the key for the log groups whose names start with one of `prefixes`, and for nothing else. A prefix, because
   * the group names its key: the key cannot wait for the group's generated name.
   *
   * @param prefixes without any, the stack's name, with which CloudFormation starts the names that it generates
   */
  allowLogGroups(...prefixes: readonly string[]): this {
    const stack = Stack.of(this);
    const begin = prefixes.length > 0 ? prefixes : [`${stack.stackName}-`];
    const groups = begin.map((prefix) =>
      stack.formatArn({
        service: 'logs',
        resource: 'log-group',
        resourceName: `${prefix}*`,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
    );
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'CloudWatchLogs',
        principals: [new ServicePrincipal(`logs.${stack.region}.amazonaws.com`)],
        actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
        resources: ['*'], // In a key's policy, the key itself.
        conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': groups.length > 1 ? groups : groups[0] } },
      }),
    );
    return this;
  }
}
