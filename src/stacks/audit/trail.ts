import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type ILogGroup, LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Retention } from '../../schema/environment';
import { EncryptionKey } from '../encryption-key';
import { TrailBucket } from './trail-bucket';

export interface TrailProps {
  readonly retention: Retention;
  readonly accessLogs: IBucket;
  /** Whether records are locked beyond anybody's reach. */
  readonly compliance: boolean;
  /** Names of buckets of which every reading and writing of an object is recorded. */
  readonly dataEventBuckets: readonly string[];
}

/**
 * Records every call to AWS in the account, in all Regions: for years in a locked bucket, with digests that prove that nothing was
 * changed, and for `logDays` in CloudWatch Logs, where alarms and people search.
 *
 * Not the library's Trail: its key and bucket policies admit any trail, and its role's policy is inline.
 */
export class Trail extends Construct {
  readonly bucket: IBucket;
  readonly logGroup: ILogGroup;

  constructor(scope: Construct, id: string, { retention, accessLogs, compliance, dataEventBuckets }: TrailProps) {
    super(scope, id);
    const stack = Stack.of(this);
    // Named, so that key and bucket can admit this trail and no other before it exists. A trail holds nothing: it is not retained.
    const trailName = stack.stackName;
    const trailArn = stack.formatArn({ service: 'cloudtrail', resource: 'trail', resourceName: trailName });

    const encryptionKey = new EncryptionKey(this, 'Key', { description: 'Audit trail', retain: true }).allowLogGroups();
    allowTrail(encryptionKey, trailArn);
    const bucket = new TrailBucket(this, 'Bucket', { encryptionKey, accessLogs, trailArn, keptDays: retention.auditDays, compliance });
    const logGroup = new LogGroup(this, 'LogGroup', {
      encryptionKey,
      retention: retention.logDays,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    const role = this.deliveryRole(logGroup, trailArn);
    this.bucket = bucket;
    this.logGroup = logGroup;

    const trail = new CfnTrail(this, 'Trail', {
      trailName,
      isLogging: true,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      kmsKeyId: encryptionKey.keyArn,
      s3BucketName: bucket.bucketName,
      cloudWatchLogsLogGroupArn: logGroup.logGroupArn,
      cloudWatchLogsRoleArn: role.roleArn,
      advancedEventSelectors: eventSelectors(stack.partition, dataEventBuckets),
    });
    // CloudTrail tries the bucket when the trail is created: its policy must be there by then.
    if (bucket.policy) trail.node.addDependency(bucket.policy);
  }

  private deliveryRole(logGroup: LogGroup, trailArn: string): Role {
    const policy = new ManagedPolicy(this, 'DeliveryPolicy', {
      statements: [new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] })],
    });
    return new Role(this, 'DeliveryRole', {
      assumedBy: new ServicePrincipal('cloudtrail.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceArn': trailArn } } }),
      managedPolicies: [policy],
    });
  }
}

/** All management events, of which the first copy is free, and data events of the buckets that are named. */
function eventSelectors(partition: string, dataEventBuckets: readonly string[]): CfnTrail.AdvancedEventSelectorProperty[] {
  const management = { name: 'Management events', fieldSelectors: [{ field: 'eventCategory', equalTo: ['Management'] }] };
  if (dataEventBuckets.length === 0) return [management];
  const objects = dataEventBuckets.map((name) => `arn:${partition}:s3:::${name}/`);
  return [
    management,
    {
      name: 'Objects with data of patients',
      fieldSelectors: [
        { field: 'eventCategory', equalTo: ['Data'] },
        { field: 'resources.type', equalTo: ['AWS::S3::Object'] },
        { field: 'resources.ARN', startsWith: objects },
      ],
    },
  ];
}

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html */
function allowTrail(key: EncryptionKey, trailArn: string): void {
  const cloudTrail = new ServicePrincipal('cloudtrail.amazonaws.com');
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'TrailEncrypts',
      principals: [cloudTrail],
      actions: ['kms:GenerateDataKey*'],
      resources: ['*'], // In a key's policy, the key itself.
      conditions: { StringEquals: { 'aws:SourceArn': trailArn, 'kms:EncryptionContext:aws:cloudtrail:arn': trailArn } },
    }),
  );
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'TrailDescribes',
      principals: [cloudTrail],
      actions: ['kms:DescribeKey'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:SourceArn': trailArn } },
    }),
  );
}
