/** A Region's code, and the number of Availability Zones that every account finds in it. */
export type RegionTable = Readonly<Record<string, number>>;

/** When the table was last held against its source. */
export const regionsReadOn = '2026-11-22';

/**
 * Regions of the `aws` partition. Other partitions are left out on purpose: neither China nor GovCloud has the CloudFront web ACL that the
 * edge stands behind.
 *
 * Source: "AWS Availability Zones" (https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html): each
 * Region has at least three. The exception: accounts made in the last years see two of us-west-1's.
 */
export const regions: RegionTable = {
  'af-south-1': 3,
  'ap-east-1': 3,
  'ap-east-2': 3,
  'ap-northeast-1': 3,
  'ap-northeast-2': 4,
  'ap-northeast-3': 3,
  'ap-south-1': 3,
  'ap-south-2': 3,
  'ap-southeast-1': 3,
  'ap-southeast-2': 3,
  'ap-southeast-3': 3,
  'ap-southeast-4': 3,
  'ap-southeast-5': 3,
  'ap-southeast-6': 3,
  'ap-southeast-7': 3,
  'ca-central-1': 3,
  'ca-west-1': 3,
  'eu-central-1': 3,
  'eu-central-2': 3,
  'eu-north-1': 3,
  'eu-south-1': 3,
  'eu-south-2': 3,
  'eu-west-1': 3,
  'eu-west-2': 3,
  'eu-west-3': 3,
  'il-central-1': 3,
  'me-central-1': 3,
  'me-south-1': 3,
  'mx-central-1': 3,
  'sa-east-1': 3,
  'us-east-1': 6,
  'us-east-2': 3,
  'us-west-1': 2,
  'us-west-2': 4,
};

/**
 * Regions in which EC2 offers no VPC encryption control. Source: CloudFormation's list of types by Region, as the validator of aws-cdk-lib
 * 2.276 has it: a Region that is missing here ends the synthesis by its rule F3006.
 */
export const withoutEncryptionControl: readonly string[] = [
  'ap-east-2',
  'ap-northeast-2',
  'ap-southeast-5',
  'ap-southeast-6',
  'ap-southeast-7',
  'eu-south-2',
  'il-central-1',
  'mx-central-1',
];

/** Regions in which CloudFormation knows no RDS Proxy, by the same list. */
export const withoutDatabaseProxy: readonly string[] = ['ap-east-2'];
