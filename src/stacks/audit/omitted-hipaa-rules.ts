/** Nothing of the kind is deployed here, and a periodic rule is paid for each day, whether or not it finds anything to judge. */
const absent = (what: string) => `There is no ${what} here.`;

/**
 * The rules of the published HIPAA pack that ours leaves out, and why. A rule that is always red hides the one that turns red tomorrow; what
 * each of these asks for is met otherwise, or has no object here. The source is that of `hipaa-rules.ts`.
 */
export const omittedHipaaRules = {
  // Contradicted by the design, which meets the intention in another way.
  ALB_WAF_ENABLED: 'The web ACL stands at the edge, and the load balancer is internal and answers only what has passed it.',
  API_GW_EXECUTION_LOGGING_ENABLED: 'It judges HTTP APIs by execution logs, which they do not have; their access logs are on.',
  API_GW_SSL_ENABLED: 'It asks for a client certificate towards the backend, which is reached through a VPC Link that nobody else enters.',
  CLOUDTRAIL_S3_DATAEVENTS_ENABLED:
    'It asks for the data events of every bucket. Those of buckets with patients’ data are recorded (audit.dataEventBuckets); access logs have the rest.',
  CLOUDWATCH_ALARM_ACTION_CHECK: 'It asks every alarm to act, also those that only feed a composite one, and to act when data is missing.',
  IAM_NO_INLINE_POLICY_CHECK: 'The CDK’s bootstrap roles have inline policies; the policy gate refuses them in what is deployed here.',
  INTERNET_GATEWAY_AUTHORIZED_VPC_ONLY:
    'The VPC with the one internet gateway is made by the same release; its id is not known beforehand.',
  NO_UNRESTRICTED_ROUTE_TO_IGW: 'The public subnets hold NAT gateways alone, which need this route.',
  S3_BUCKET_ACL_PROHIBITED: 'CloudFront delivers its access logs by an ACL on the bucket.',
  S3_BUCKET_DEFAULT_LOCK_ENABLED:
    'S3 and AWS Config deliver to no bucket with a default lock; the trail’s bucket, which can have one, has it.',
  S3_BUCKET_LOGGING_ENABLED: 'A chain of access logs must end somewhere; the policy gate judges each bucket by its name.',
  S3_BUCKET_REPLICATION_ENABLED: 'A copy of audit records in another account is the log archive of the organisation.',
  S3_DEFAULT_ENCRYPTION_KMS: 'S3 and Elastic Load Balancing deliver access logs only to buckets encrypted with S3’s own keys.',
  S3_EVENT_NOTIFICATIONS_ENABLED: 'Nothing acts on objects; GuardDuty watches the calls on them.',
  SECRETSMANAGER_ROTATION_ENABLED_CHECK:
    'CloudFront is told the origin secrets by CloudFormation, which resolves no reference again by itself; they are rotated in two commits.',
  AWS_CONFIG_PROCESS_CHECK:
    'It records that a person says that a risk assessment was made; that belongs to the organisation’s own register.',

  // Without an object.
  AURORA_RESOURCES_PROTECTED_BY_BACKUP_PLAN: absent('Aurora cluster'),
  RDS_CLUSTER_DELETION_PROTECTION_ENABLED: absent('Aurora cluster'),
  RDS_CLUSTER_MULTI_AZ_ENABLED: absent('Aurora cluster'),
  AUTOSCALING_GROUP_ELB_HEALTHCHECK_REQUIRED: absent('Auto Scaling group with a load balancer'),
  AUTOSCALING_LAUNCH_CONFIG_PUBLIC_IP_DISABLED: absent('launch configuration'),
  EBS_IN_BACKUP_PLAN: absent('volume that holds data'),
  EC2_INSTANCE_MANAGED_BY_SSM: absent('instance that people manage'),
  EC2_INSTANCE_PROFILE_ATTACHED: absent('instance that people manage'),
  EC2_MANAGEDINSTANCE_ASSOCIATION_COMPLIANCE_STATUS_CHECK: absent('instance that people manage'),
  EC2_MANAGEDINSTANCE_PATCH_COMPLIANCE_STATUS_CHECK: absent('instance that people manage'),
  EC2_RESOURCES_PROTECTED_BY_BACKUP_PLAN: absent('instance that holds data'),
  EC2_STOPPED_INSTANCE: absent('instance that people manage'),
  INSTANCES_IN_VPC: 'EC2 has no network outside of VPCs any more.',
  CODEBUILD_PROJECT_ENVVAR_AWSCRED_CHECK: 'CodeBuild projects are in the pipeline’s account alone.',
  CODEBUILD_PROJECT_SOURCE_REPO_URL_CHECK: 'CodeBuild projects are in the pipeline’s account alone.',
  DMS_REPLICATION_NOT_PUBLIC: absent('DMS replication'),
  DYNAMODB_AUTOSCALING_ENABLED: absent('DynamoDB table'),
  DYNAMODB_IN_BACKUP_PLAN: absent('DynamoDB table'),
  DYNAMODB_PITR_ENABLED: absent('DynamoDB table'),
  DYNAMODB_THROUGHPUT_LIMIT_CHECK: absent('DynamoDB table'),
  EFS_ENCRYPTED_CHECK: absent('EFS file system'),
  EFS_IN_BACKUP_PLAN: absent('EFS file system'),
  ELASTICACHE_REDIS_CLUSTER_AUTOMATIC_BACKUP_CHECK: absent('ElastiCache cluster'),
  ELASTICSEARCH_ENCRYPTED_AT_REST: absent('search domain'),
  ELASTICSEARCH_IN_VPC_ONLY: absent('search domain'),
  ELASTICSEARCH_LOGS_TO_CLOUDWATCH: absent('search domain'),
  ELASTICSEARCH_NODE_TO_NODE_ENCRYPTION_CHECK: absent('search domain'),
  OPENSEARCH_ENCRYPTED_AT_REST: absent('search domain'),
  OPENSEARCH_HTTPS_REQUIRED: absent('search domain'),
  OPENSEARCH_IN_VPC_ONLY: absent('search domain'),
  OPENSEARCH_LOGS_TO_CLOUDWATCH: absent('search domain'),
  OPENSEARCH_NODE_TO_NODE_ENCRYPTION_CHECK: absent('search domain'),
  ELASTIC_BEANSTALK_MANAGED_UPDATES_ENABLED: absent('Elastic Beanstalk environment'),
  ELB_ACM_CERTIFICATE_REQUIRED: absent('Classic Load Balancer'),
  ELB_CROSS_ZONE_LOAD_BALANCING_ENABLED: absent('Classic Load Balancer'),
  ELB_PREDEFINED_SECURITY_POLICY_SSL_CHECK: absent('Classic Load Balancer'),
  ELB_TLS_HTTPS_LISTENERS_ONLY: absent('Classic Load Balancer'),
  EMR_KERBEROS_ENABLED: absent('EMR cluster'),
  EMR_MASTER_NO_PUBLIC_IP: absent('EMR cluster'),
  KINESIS_STREAM_ENCRYPTED: absent('Kinesis stream'),
  REDSHIFT_BACKUP_ENABLED: absent('Redshift cluster'),
  REDSHIFT_CLUSTER_CONFIGURATION_CHECK: absent('Redshift cluster'),
  REDSHIFT_CLUSTER_MAINTENANCESETTINGS_CHECK: absent('Redshift cluster'),
  REDSHIFT_CLUSTER_PUBLIC_ACCESS_CHECK: absent('Redshift cluster'),
  REDSHIFT_REQUIRE_TLS_SSL: absent('Redshift cluster'),
  SAGEMAKER_ENDPOINT_CONFIGURATION_KMS_KEY_CONFIGURED: absent('SageMaker endpoint'),
  SAGEMAKER_NOTEBOOK_INSTANCE_KMS_KEY_CONFIGURED: absent('SageMaker notebook'),
  SAGEMAKER_NOTEBOOK_NO_DIRECT_INTERNET_ACCESS: absent('SageMaker notebook'),
  VPC_VPN_2_TUNNELS_UP: absent('VPN'),
} as const satisfies Readonly<Record<string, string>>;
