/** A managed rule of AWS Config, as the conformance pack has it. */
export interface ConformanceRule {
  /** As the rule's own documentation names them; the values are text, numbers and flags included. @default - the rule's defaults */
  readonly parameters?: Readonly<Record<string, string>>;
  /** True for what is asked only where data is protected: elsewhere the configuration decides otherwise on purpose. @default false */
  readonly protectedOnly?: boolean;
}

const blockedKeyUse = { blockedActionsPatterns: 'kms:*, kms:Decrypt, kms:ReEncrypt*' };

/**
 * The rules of "Operational Best Practices for HIPAA Security" that this design can meet, by their identifiers. The others are in
 * `omitted-hipaa-rules.ts`, each with its reason.
 *
 * Source: https://github.com/awslabs/aws-config-rules, aws-config-conformance-packs/Operational-Best-Practices-for-HIPAA-Security.yaml at
 * 1c527eab. It is the text of AWS's document `AWSConformancePacks-OperationalBestPracticesforHIPAASecurity`, which stands 400 bytes below
 * the limit of a template and can be taken whole only, parts that contradict one another included. Parameters are its defaults.
 */
export const hipaaRules = {
  // Who may do what.
  ACCESS_KEYS_ROTATED: { parameters: { maxAccessKeyAge: '90' } },
  IAM_CUSTOMER_POLICY_BLOCKED_KMS_ACTIONS: { parameters: blockedKeyUse },
  IAM_INLINE_POLICY_BLOCKED_KMS_ACTIONS: { parameters: blockedKeyUse },
  IAM_PASSWORD_POLICY: {
    parameters: {
      MaxPasswordAge: '90',
      MinimumPasswordLength: '14',
      PasswordReusePrevention: '24',
      RequireLowercaseCharacters: 'true',
      RequireNumbers: 'true',
      RequireSymbols: 'true',
      RequireUppercaseCharacters: 'true',
    },
  },
  IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS: {},
  IAM_POLICY_NO_STATEMENTS_WITH_FULL_ACCESS: {},
  IAM_ROOT_ACCESS_KEY_CHECK: {},
  IAM_USER_MFA_ENABLED: {},
  IAM_USER_NO_POLICIES_CHECK: {},
  IAM_USER_UNUSED_CREDENTIALS_CHECK: { parameters: { maxCredentialUsageAge: '90' } },
  MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS: {},
  ROOT_ACCOUNT_HARDWARE_MFA_ENABLED: {},
  ROOT_ACCOUNT_MFA_ENABLED: {},

  // What is recorded, and who watches.
  CLOUD_TRAIL_CLOUD_WATCH_LOGS_ENABLED: {},
  CLOUD_TRAIL_ENABLED: {},
  CLOUD_TRAIL_ENCRYPTION_ENABLED: {},
  CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED: {},
  ELB_LOGGING_ENABLED: {},
  GUARDDUTY_ENABLED_CENTRALIZED: {},
  MULTI_REGION_CLOUD_TRAIL_ENABLED: {},
  RDS_ENHANCED_MONITORING_ENABLED: {},
  RDS_LOGGING_ENABLED: {},
  SECURITYHUB_ENABLED: {},
  VPC_FLOW_LOGS_ENABLED: {},
  WAFV2_LOGGING_ENABLED: {},

  // Keys, certificates and secrets.
  ACM_CERTIFICATE_EXPIRATION_CHECK: {},
  ELBV2_ACM_CERTIFICATE_REQUIRED: {},
  KMS_CMK_NOT_SCHEDULED_FOR_DELETION: {},
  SECRETSMANAGER_USING_CMK: {},
  SNS_ENCRYPTED_KMS: {},

  // What the outside reaches.
  ALB_HTTP_TO_HTTPS_REDIRECTION_CHECK: {},
  API_GW_ASSOCIATED_WITH_WAF: {},
  EC2_IMDSV2_CHECK: {},
  EC2_INSTANCE_NO_PUBLIC_IP: {},
  INCOMING_SSH_DISABLED: {},
  LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED: {},
  RDS_INSTANCE_PUBLIC_ACCESS_CHECK: {},
  RESTRICTED_INCOMING_TRAFFIC: {
    parameters: { blockedPort1: '20', blockedPort2: '21', blockedPort3: '3389', blockedPort4: '3306', blockedPort5: '4333' },
  },
  SSM_DOCUMENT_NOT_PUBLIC: {},
  SUBNET_AUTO_ASSIGN_PUBLIC_IP_DISABLED: {},
  VPC_DEFAULT_SECURITY_GROUP_CLOSED: {},
  VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS: {},

  // The database and its backups.
  BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK: {},
  BACKUP_RECOVERY_POINT_ENCRYPTED: {},
  BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED: { protectedOnly: true },
  DB_INSTANCE_BACKUP_ENABLED: {},
  RDS_AUTOMATIC_MINOR_VERSION_UPGRADE_ENABLED: {},
  RDS_IN_BACKUP_PLAN: {},
  RDS_MULTI_AZ_SUPPORT: { protectedOnly: true },
  RDS_SNAPSHOTS_PUBLIC_PROHIBITED: {},
  RDS_SNAPSHOT_ENCRYPTED: {},
  RDS_STORAGE_ENCRYPTED: {},

  // Buckets and volumes.
  EBS_SNAPSHOT_PUBLIC_RESTORABLE_CHECK: {},
  EC2_EBS_ENCRYPTION_BY_DEFAULT: {},
  ENCRYPTED_VOLUMES: {},
  S3_ACCOUNT_LEVEL_PUBLIC_ACCESS_BLOCKS_PERIODIC: {
    parameters: { BlockPublicAcls: 'true', BlockPublicPolicy: 'true', IgnorePublicAcls: 'true', RestrictPublicBuckets: 'true' },
  },
  S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED: {},
  S3_BUCKET_PUBLIC_READ_PROHIBITED: {},
  S3_BUCKET_PUBLIC_WRITE_PROHIBITED: {},
  S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED: {},
  S3_BUCKET_SSL_REQUESTS_ONLY: {},
  S3_BUCKET_VERSIONING_ENABLED: {},
  S3_VERSION_LIFECYCLE_POLICY_CHECK: {},

  // The services and their load balancer.
  ECS_CONTAINERS_READONLY_ACCESS: {},
  ECS_TASK_DEFINITION_USER_FOR_HOST_MODE_CHECK: {},
  ELB_DELETION_PROTECTION_ENABLED: { protectedOnly: true },
} as const satisfies Readonly<Record<string, ConformanceRule>>;
