import type { Changes } from './changes';

export const atRest: Changes = {
  'database-unencrypted': ['Database StorageEncrypted: true -> false'],
  'database-key-removed': ['Database KmsKeyId: {"Fn::GetAtt":["Key","Arn"]} -> (nothing)'],
  'database-insights-key-removed': ['Database PerformanceInsightsKMSKeyId: {"Fn::GetAtt":["Key","Arn"]} -> (nothing)'],
  'database-password-key-removed': ['Database MasterUserSecret.KmsKeyId: {"Fn::GetAtt":["Key","Arn"]} -> (nothing)'],
  'bucket-encryption-removed': [
    'Bucket BucketEncryption: {"ServerSideEncryptionConfiguration":[{"ServerSideEncryptionByDefault":… -> (nothing)',
  ],
  'bucket-key-removed': [
    'Bucket BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.SSEAlgorithm: aws:kms -> AES256; BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.KMSMasterKeyID: {"Fn::GetAtt":["Key","Arn"]} -> (nothing)',
  ],
  'topic-key-removed': ['Topic KmsMasterKeyId: {"Fn::GetAtt":["Key","Arn"]} -> (nothing)'],
  'topic-key-of-the-account': ['Topic KmsMasterKeyId: {"Fn::GetAtt":["Key","Arn"]} -> alias/aws/sns'],
  'queue-unencrypted': ['Queue SqsManagedSseEnabled: true -> false', 'Queue KmsMasterKeyId: {"Fn::GetAtt":["Key","Arn"]} -> (nothing)'],
  'log-group-key-removed': ['LogGroup KmsKeyId: {"Fn::GetAtt":["Key","Arn"]} -> (nothing)'],
  'trail-key-removed': ['Trail KMSKeyId: {"Fn::GetAtt":["Key","Arn"]} -> (nothing)'],
  'configuration-history-key-removed': ['Channel S3KmsKeyArn: {"Fn::GetAtt":["Key","Arn"]} -> (nothing)'],
  'volume-unencrypted': [
    'Volume Encrypted: true -> false',
    'Launch LaunchTemplateData.BlockDeviceMappings[0].Ebs.Encrypted: true -> false',
  ],
  'volume-key-removed': [
    'Volume KmsKeyId: {"Fn::GetAtt":["Key","Arn"]} -> (nothing)',
    'Launch LaunchTemplateData.BlockDeviceMappings[0].Ebs.KmsKeyId: {"Fn::GetAtt":["Key","Arn"]} -> (nothing)',
  ],
  'volume-in-transit-plain': ['Task Volumes[1].EFSVolumeConfiguration.TransitEncryption: ENABLED -> DISABLED'],
  'secret-key-removed': ['Secret KmsKeyId: {"Fn::GetAtt":["Key","Arn"]} -> (nothing)'],
  'repository-key-removed': [
    'Repository EncryptionConfiguration.EncryptionType: KMS -> AES256; EncryptionConfiguration.KmsKey: {"Fn::GetAtt":["Key","Arn"]} -> (nothing)',
  ],
  'backup-vault-key-removed': ['Vault EncryptionKeyArn: {"Fn::GetAtt":["Key","Arn"]} -> (nothing)'],
  'state-machine-key-removed': [
    'StateMachine EncryptionConfiguration: {"Type":"CUSTOMER_MANAGED_KMS_KEY","KmsKeyId":{"Fn::GetAtt":["Key","Arn… -> (nothing)',
  ],
  'function-environment-key-removed': ['Function KmsKeyArn: {"Fn::GetAtt":["Key","Arn"]} -> (nothing)'],
  'build-key-removed': ['Build EncryptionKey: {"Fn::GetAtt":["Key","Arn"]} -> (nothing)'],
  'artifact-key-removed': [
    'Pipeline ArtifactStores[0].ArtifactStore.EncryptionKey: {"Id":{"Fn::GetAtt":["Key","Arn"]},"Type":"KMS"} -> (nothing)',
  ],
  'operator-session-key-removed': ['Cluster Configuration.ExecuteCommandConfiguration.KmsKeyId: {"Fn::GetAtt":["Key","Arn"]} -> (nothing)'],
  'operator-session-log-unencrypted': [
    'Cluster Configuration.ExecuteCommandConfiguration.LogConfiguration.CloudWatchEncryptionEnabled: true -> false',
  ],
  'api-cache-unencrypted': ['RestStage MethodSettings[0].CacheDataEncrypted: true -> false'],
  'key-rotation-off': ['Key EnableKeyRotation: true -> false'],
  'key-policy-to-everyone': [
    'Key KeyPolicy.Statement[0].Principal.AWS: arn:aws:iam::111111111111:root -> *',
    'Key KeyPolicy.Statement[1].Principal.Service: logs.amazonaws.com -> (nothing); KeyPolicy.Statement[1].Principal.AWS: (nothing) -> *',
  ],
  'key-disabled': ['Key Enabled: (nothing) -> false'],
};
