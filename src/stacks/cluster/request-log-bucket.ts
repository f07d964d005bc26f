import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

export interface RequestLogBucketProps {
  /** Days after which a record expires. */
  readonly keptDays: number;
  /** Name of the bucket that records who read this one. */
  readonly accessLogsBucketName: string;
  /**
   * Encrypts the records.
   * @default - S3's own key: load balancers can write under no other
   */
  readonly encryptionKey?: IKey;
  /**
   * Whether the writer needs an access control list: CloudFront puts itself on it.
   * @default false
   */
  readonly accessControlList?: boolean;
}

/** Takes the records of requests to a load balancer or a distribution. It outlives its stack: who came is evidence. */
export class RequestLogBucket extends Bucket {
  constructor(scope: Construct, id: string, props: RequestLogBucketProps) {
    const { keptDays, accessLogsBucketName, encryptionKey, accessControlList = false } = props;
    super(scope, id, {
      encryption: encryptionKey ? BucketEncryption.KMS : BucketEncryption.S3_MANAGED,
      encryptionKey,
      bucketKeyEnabled: encryptionKey && true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: accessControlList ? ObjectOwnership.BUCKET_OWNER_PREFERRED : ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      lifecycleRules: [
        {
          expiration: Duration.days(keptDays),
          noncurrentVersionExpiration: Duration.days(90), // A record deleted by hand can be brought back this long.
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    // The library's own property wants the other bucket itself, to write this one into its policy; that policy admits this account already.
    (this.node.defaultChild as CfnBucket).loggingConfiguration = {
      destinationBucketName: accessLogsBucketName,
      logFilePrefix: `${Stack.of(this).stackName}/`,
    };
  }
}
