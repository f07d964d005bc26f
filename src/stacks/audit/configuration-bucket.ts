import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ArnPrincipal, type IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

export interface ConfigurationBucketProps {
  readonly encryptionKey: IKey;
  readonly accessLogs: IBucket;
  /** The only one that writes. */
  readonly recorderRole: IRole;
  readonly keptDays: number;
}

/**
 * Holds the history of every resource's configuration. Without Object Lock, alas: AWS Config delivers to no bucket with a default
 * retention. Versions take its place, and an alarm on every change of the bucket.
 *
 * @see https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html
 */
export class ConfigurationBucket extends Bucket {
  constructor(scope: Construct, id: string, { encryptionKey, accessLogs, recorderRole, keptDays }: ConfigurationBucketProps) {
    super(scope, id, {
      encryption: BucketEncryption.KMS,
      encryptionKey,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      serverAccessLogsBucket: accessLogs,
      serverAccessLogsPrefix: 'configuration/',
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      lifecycleRules: [
        {
          expiration: Duration.days(keptDays),
          noncurrentVersionExpiration: Duration.days(keptDays), // A version that is overwritten is kept as long as one that is not.
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
    });

    const recorder = new ArnPrincipal(recorderRole.roleArn);
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'RecorderLooks',
        principals: [recorder],
        actions: ['s3:GetBucketAcl', 's3:ListBucket'],
        resources: [this.bucketArn],
      }),
    );
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'RecorderWrites',
        principals: [recorder],
        actions: ['s3:PutObject'],
        resources: [this.arnForObjects(`AWSLogs/${Stack.of(this).account}/Config/*`)],
        conditions: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } },
      }),
    );
  }
}
