import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { EncryptionKey } from '../stacks/encryption-key';
import { ReplicaKey } from './replica-key';

/** Artifacts of a year of releases: CodePipeline keeps its own history for as long, and a rollback reads the old artifacts. */
const artifactLifetime = Duration.days(365);

export interface ArtifactStoreProps {
  /** Whether the pipeline lives in another Region than this store: then it has to know the names of bucket and key before they exist. */
  readonly remote: boolean;
}

/**
 * Where the pipeline's actions pass their artifacts on: under a key that the environments' deployment roles may use, versioned, TLS only,
 * with access logs.
 */
export class ArtifactStore extends Construct {
  readonly bucket: Bucket;
  readonly key: IKey;

  constructor(scope: Construct, id: string, { remote }: ArtifactStoreProps) {
    super(scope, id);
    const key = new EncryptionKey(this, 'Key', { description: 'Artifacts of the pipeline', retain: false });
    this.key = remote ? new ReplicaKey(this, 'Alias', { aliasName: Stack.of(this).stackName, targetKey: key }) : key;
    const accessLogs = new Bucket(this, 'AccessLogs', {
      // The only encryption that server access logging can write to.
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      lifecycleRules: [{ expiration: artifactLifetime, noncurrentVersionExpiration: Duration.days(30) }],
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    this.bucket = new Bucket(this, 'Bucket', {
      bucketName: remote ? `${Stack.of(this).stackName}-${Stack.of(this).account}` : undefined,
      encryption: BucketEncryption.KMS,
      encryptionKey: this.key,
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      lifecycleRules: [{ expiration: artifactLifetime, noncurrentVersionExpiration: Duration.days(30) }],
      serverAccessLogsBucket: accessLogs,
      serverAccessLogsPrefix: 'artifacts/',
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }
}
