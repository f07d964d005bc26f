import { isMarkedStateful } from './specification';

/**
 * Types that hold what a template cannot make again, by the documentation of each, but lack the specification's mark as of
 * `@aws-cdk/aws-service-spec` 0.1.216; what is held is said of each. A test fails when one of them has the mark, or is no type any more.
 */
export const unmarkedStatefulTypes: { readonly [type: string]: string | undefined } = {
  'AWS::ACMPCA::CertificateAuthority': 'the private key that its certificates chain to',
  'AWS::AmazonMQ::Broker': 'messages',
  'AWS::Backup::LogicallyAirGappedBackupVault': 'recovery points',
  'AWS::Cassandra::Keyspace': 'tables',
  'AWS::Cassandra::Table': 'rows',
  'AWS::CloudTrail::EventDataStore': 'events of the audit trail',
  'AWS::CodeArtifact::Repository': 'packages',
  'AWS::CodeCommit::Repository': 'commits',
  'AWS::Cognito::IdentityPool': 'the identities of users',
  'AWS::Connect::Instance': 'recordings, and claimed phone numbers',
  'AWS::CustomerProfiles::Domain': 'profiles',
  'AWS::DSQL::Cluster': 'rows',
  'AWS::DocDBElastic::Cluster': 'documents',
  'AWS::ECR::PublicRepository': 'images',
  'AWS::ECR::Repository': 'images',
  'AWS::EC2::Instance': 'its root volume, which is deleted with it by default',
  'AWS::ElastiCache::ServerlessCache': 'entries',
  'AWS::Events::Archive': 'events',
  'AWS::FSx::StorageVirtualMachine': 'volumes',
  'AWS::FSx::Volume': 'files',
  'AWS::GuardDuty::Detector': 'findings: disabling GuardDuty deletes them',
  'AWS::HealthImaging::Datastore': 'medical images',
  'AWS::HealthLake::FHIRDatastore': 'health records',
  'AWS::KMS::ReplicaKey': 'the key that its Region decrypts with',
  'AWS::KinesisVideo::Stream': 'media',
  'AWS::Lightsail::Bucket': 'objects',
  'AWS::Lightsail::Database': 'rows',
  'AWS::Lightsail::Disk': 'blocks',
  'AWS::MSK::Cluster': 'messages',
  'AWS::MSK::ServerlessCluster': 'messages',
  'AWS::MemoryDB::Cluster': 'entries',
  'AWS::NeptuneGraph::Graph': 'nodes and edges',
  'AWS::Omics::AnnotationStore': 'annotations',
  'AWS::Omics::ReferenceStore': 'reference genomes',
  'AWS::Omics::SequenceStore': 'sequences',
  'AWS::Omics::VariantStore': 'variants',
  'AWS::OpenSearchServerless::Collection': 'documents',
  'AWS::RDS::DBShardGroup': 'rows',
  'AWS::RDS::GlobalCluster': 'the copies of its clusters in other Regions',
  'AWS::RedshiftServerless::Namespace': 'rows',
  'AWS::Route53::HostedZone': 'its records, and the name servers that the parent zone delegates to',
  'AWS::S3Express::DirectoryBucket': 'objects',
  'AWS::S3Outposts::Bucket': 'objects',
  'AWS::S3Tables::Table': 'rows',
  'AWS::S3Tables::TableBucket': 'tables',
  'AWS::S3Vectors::VectorBucket': 'vectors',
  'AWS::SageMaker::FeatureGroup': 'features',
  'AWS::Timestream::Database': 'tables',
  'AWS::Timestream::InfluxDBInstance': 'points',
  'AWS::Timestream::Table': 'points',
};

/** Left behind, these go on serving what they hold: lines are read in their old group, and a key decrypts what it has encrypted. */
const servingOn: readonly string[] = ['AWS::Logs::LogGroup', 'AWS::KMS::Key'];

/**
 * What takes the place of a stateful resource that leaves its stack: another of its type that comes into it. It is empty, wherever the one
 * before is kept. Renaming a construct comes to this.
 * @param added what comes into the same stack, by logical id
 */
export function successorOf(type: string, added: ReadonlyMap<string, string>): string | undefined {
  if (!isStateful(type) || servingOn.includes(type)) return undefined;
  return [...added].find(([, other]) => other === type)?.[0];
}

/** Whether deleting or replacing a resource of this type loses what it holds: rows, objects, images, messages, keys, secrets, logs. */
export function isStateful(resourceType: string): boolean {
  return unmarkedStatefulTypes[resourceType] !== undefined || isMarkedStateful(resourceType);
}
