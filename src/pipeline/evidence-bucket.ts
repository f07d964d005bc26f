import { CfnOutput, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectLockRetention, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Environment } from '../schema/environment';
import { AccessLogBucket } from '../stacks/audit/access-log-bucket';
import { EncryptionKey } from '../stacks/encryption-key';

export interface EvidenceBucketProps {
  readonly environments: readonly Environment[];
}

/**
 * What was decided about each release, on what, and by whom. Every version is kept and locked from the moment that it is written: where an
 * environment protects data, in compliance mode, in which nobody, the root user included, deletes one before its day.
 */
export class EvidenceBucket extends Construct {
  readonly bucket: Bucket;
  readonly key: EncryptionKey;

  constructor(scope: Construct, id: string, { environments }: EvidenceBucketProps) {
    super(scope, id);
    const keptDays = Math.max(...environments.map(({ retention }) => retention.auditDays));
    const kept = Duration.days(keptDays);
    this.key = new EncryptionKey(this, 'Key', { description: 'Evidence of the releases', retain: true });
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.KMS,
      encryptionKey: this.key,
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      objectLockEnabled: true,
      objectLockDefaultRetention: environments.some(({ protectData }) => protectData)
        ? ObjectLockRetention.compliance(kept)
        : ObjectLockRetention.governance(kept),
      lifecycleRules: [
        { expiration: kept, noncurrentVersionExpiration: Duration.days(1), abortIncompleteMultipartUploadAfter: Duration.days(7) },
      ],
      serverAccessLogsBucket: new AccessLogBucket(this, 'AccessLogs', { keptDays }),
      serverAccessLogsPrefix: 'evidence/',
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    new CfnOutput(this, 'Name', { value: this.bucket.bucketName, description: 'Evidence of the releases: carepath evidence verify' });
  }
}
