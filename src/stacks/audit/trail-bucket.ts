import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectLockRetention,
  StorageClass,
  type Transition,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

export interface TrailBucketProps {
  readonly encryptionKey: IKey;
  readonly accessLogs: IBucket;
  /** ARN of the only trail that may write. */
  readonly trailArn: string;
  readonly keptDays: number;
  /** Compliance mode: nobody, the root user included, deletes a record before its day. Otherwise governance mode. */
  readonly compliance: boolean;
}

/** Holds the records of the trail, each locked from the moment that it is written, and moved to colder storage with age. */
export class TrailBucket extends Bucket {
  constructor(scope: Construct, id: string, { encryptionKey, accessLogs, trailArn, keptDays, compliance }: TrailBucketProps) {
    const kept = Duration.days(keptDays);
    super(scope, id, {
      encryption: BucketEncryption.KMS,
      encryptionKey,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectLockEnabled: true,
      objectLockDefaultRetention: compliance ? ObjectLockRetention.compliance(kept) : ObjectLockRetention.governance(kept),
      serverAccessLogsBucket: accessLogs,
      serverAccessLogsPrefix: 'trail/',
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      lifecycleRules: [
        {
          transitions: coolingOver(keptDays),
          expiration: kept,
          noncurrentVersionExpiration: Duration.days(1),
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
    });

    const cloudTrail = new ServicePrincipal('cloudtrail.amazonaws.com');
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'TrailReadsAcl',
        principals: [cloudTrail],
        actions: ['s3:GetBucketAcl'],
        resources: [this.bucketArn],
        conditions: { StringEquals: { 'aws:SourceArn': trailArn } },
      }),
    );
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'TrailWrites',
        principals: [cloudTrail],
        actions: ['s3:PutObject'],
        resources: [this.arnForObjects(`AWSLogs/${Stack.of(this).account}/*`)],
        conditions: { StringEquals: { 'aws:SourceArn': trailArn, 's3:x-amz-acl': 'bucket-owner-full-control' } },
      }),
    );
  }
}

/** Storage classes bill a minimum (90 and 180 days): a record moves only where it then stays that long. */
function coolingOver(keptDays: number): Transition[] {
  const steps = [
    { storageClass: StorageClass.GLACIER_INSTANT_RETRIEVAL, afterDays: 90, billedDays: 90 },
    { storageClass: StorageClass.DEEP_ARCHIVE, afterDays: 365, billedDays: 180 },
  ];
  return steps
    .filter(({ afterDays, billedDays }) => keptDays >= afterDays + billedDays)
    .map(({ storageClass, afterDays }) => ({ storageClass, transitionAfter: Duration.days(afterDays) }));
}
