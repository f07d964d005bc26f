import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnExport } from 'aws-cdk-lib/aws-bcmdataexports';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

/** Of the Cost and Usage Report 2.0: who spent what on which resource, and what the tags say. Data Exports takes no star. */
const columns = [
  'bill_billing_period_start_date',
  'line_item_usage_account_id',
  'line_item_usage_start_date',
  'line_item_line_item_type',
  'line_item_product_code',
  'line_item_usage_type',
  'line_item_operation',
  'line_item_resource_id',
  'line_item_usage_amount',
  'line_item_unblended_cost',
  'line_item_currency_code',
  'product_region_code',
  'pricing_unit',
  'resource_tags',
  'savings_plan_savings_plan_effective_cost',
];

export interface CostExportProps {
  readonly name: string;
  /**
   * Of the bucket for the access logs of buckets, in the same Region.
   * @default - none: the Region has no such bucket
   */
  readonly accessLogsBucketName?: string;
}

/** The account's costs by the day and the resource, as Parquet files in a bucket of its own, for whoever asks more than a report answers. */
export class CostExport extends Construct {
  constructor(scope: Construct, id: string, { name, accessLogsBucketName }: CostExportProps) {
    super(scope, id);
    const { account, region } = Stack.of(this);
    const bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      // Each delivery of a month overwrites the one before it; after two years nobody compares with it any more.
      lifecycleRules: [{ expiration: Duration.days(800), noncurrentVersionExpiration: Duration.days(7) }],
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    if (accessLogsBucketName !== undefined) {
      // As in `RequestLogBucket`: the other bucket's policy admits this account already.
      (bucket.node.defaultChild as CfnBucket).loggingConfiguration = {
        destinationBucketName: accessLogsBucketName,
        logFilePrefix: `${name}/`,
      };
    }
    // https://docs.aws.amazon.com/cur/latest/userguide/dataexports-s3-bucket.html
    bucket.addToResourcePolicy(
      new PolicyStatement({
        sid: 'DataExportsOfThisAccount',
        principals: [new ServicePrincipal('bcm-data-exports.amazonaws.com')],
        actions: ['s3:PutObject', 's3:GetBucketPolicy'],
        resources: [bucket.bucketArn, bucket.arnForObjects('*')],
        conditions: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: { 'aws:SourceArn': `arn:aws:bcm-data-exports:us-east-1:${account}:export/*` },
        },
      }),
    );
    const costs = new CfnExport(this, 'Resource', {
      export: {
        name,
        description: 'Costs by day, resource and tag',
        dataQuery: {
          queryStatement: `SELECT ${columns.join(', ')} FROM COST_AND_USAGE_REPORT`,
          tableConfigurations: {
            COST_AND_USAGE_REPORT: {
              TIME_GRANULARITY: 'DAILY',
              INCLUDE_RESOURCES: 'TRUE',
              INCLUDE_MANUAL_DISCOUNT_COMPATIBILITY: 'FALSE',
              INCLUDE_SPLIT_COST_ALLOCATION_DATA: 'FALSE',
            },
          },
        },
        destinationConfigurations: {
          s3Destination: {
            s3Bucket: bucket.bucketName,
            s3Prefix: 'costs',
            s3Region: region,
            s3OutputConfigurations: { outputType: 'CUSTOM', format: 'PARQUET', compression: 'PARQUET', overwrite: 'OVERWRITE_REPORT' },
          },
        },
        refreshCadence: { frequency: 'SYNCHRONOUS' },
      },
    });
    // Data Exports reads the policy before it accepts the bucket.
    if (bucket.policy) costs.node.addDependency(bucket.policy);
  }
}
