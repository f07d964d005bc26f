import type { Resource } from '../../../../src/assembly/template';

const key = { 'Fn::GetAtt': ['Key', 'Arn'] };
const forEveryone = { AWS: '*' };
const overTls = {
  Effect: 'Deny',
  Action: '*',
  Principal: forEveryone,
  Resource: '*',
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};
const forOurs = { StringEquals: { 'aws:SourceAccount': '111111111111' } };

/** Databases, stores and messages as they should be: each operator finds something here to break. */
export const data: { readonly [id: string]: Resource } = {
  Key: {
    Type: 'AWS::KMS::Key',
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      EnableKeyRotation: true,
      KeyPolicy: {
        Statement: [
          { Effect: 'Allow', Action: 'kms:*', Principal: { AWS: 'arn:aws:iam::111111111111:root' }, Resource: '*' },
          { Effect: 'Allow', Action: 'kms:Decrypt', Principal: { Service: 'logs.amazonaws.com' }, Resource: '*', Condition: forOurs },
        ],
      },
    },
  },
  Bucket: {
    Type: 'AWS::S3::Bucket',
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key } }],
      },
      LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ExpirationInDays: 2192 }] },
      LoggingConfiguration: { DestinationBucketName: 'logs' },
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 2192 } } },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      VersioningConfiguration: { Status: 'Enabled' },
    },
  },
  BucketPolicy: {
    Type: 'AWS::S3::BucketPolicy',
    Properties: {
      Bucket: { Ref: 'Bucket' },
      PolicyDocument: {
        Statement: [
          overTls,
          {
            Effect: 'Allow',
            Action: 's3:PutObject',
            Principal: { Service: 'cloudtrail.amazonaws.com' },
            Resource: '*',
            Condition: forOurs,
          },
        ],
      },
    },
  },
  Topic: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId: key } },
  TopicPolicy: {
    Type: 'AWS::SNS::TopicPolicy',
    Properties: {
      Topics: [{ Ref: 'Topic' }],
      PolicyDocument: {
        Statement: [
          overTls,
          { Effect: 'Allow', Action: 'sns:Publish', Principal: { Service: 'cloudwatch.amazonaws.com' }, Resource: '*', Condition: forOurs },
        ],
      },
    },
  },
  Subscription: {
    Type: 'AWS::SNS::Subscription',
    Properties: { TopicArn: { Ref: 'Topic' }, Protocol: 'email', Endpoint: 'somebody@example.com' },
  },
  Queue: { Type: 'AWS::SQS::Queue', Properties: { SqsManagedSseEnabled: true, KmsMasterKeyId: key } },
  QueuePolicy: {
    Type: 'AWS::SQS::QueuePolicy',
    Properties: {
      Queues: [{ Ref: 'Queue' }],
      PolicyDocument: {
        Statement: [
          overTls,
          { Effect: 'Allow', Action: 'sqs:SendMessage', Principal: { Service: 'sns.amazonaws.com' }, Resource: '*', Condition: forOurs },
        ],
      },
    },
  },
  Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { KmsKeyId: key, GenerateSecretString: { PasswordLength: 64 } } },
  SecretPolicy: {
    Type: 'AWS::SecretsManager::ResourcePolicy',
    Properties: {
      SecretId: { Ref: 'Secret' },
      ResourcePolicy: {
        Statement: [{ Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Principal: { AWS: '111111111111' }, Resource: '*' }],
      },
    },
  },
  Parameter: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/carepath/limit', Type: 'String', Value: '3' } },
  Table: {
    Type: 'AWS::DynamoDB::Table',
    Properties: { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } },
  },
  Repository: {
    Type: 'AWS::ECR::Repository',
    Properties: {
      EncryptionConfiguration: { EncryptionType: 'KMS', KmsKey: key },
      ImageScanningConfiguration: { ScanOnPush: true },
      ImageTagMutability: 'IMMUTABLE',
      RepositoryPolicyText: {
        Statement: [{ Effect: 'Allow', Action: 'ecr:BatchGetImage', Principal: { AWS: 'arn:aws:iam::222222222222:root' } }],
      },
    },
  },
};
