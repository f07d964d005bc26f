# Types of resources that hold data which nothing else can make again.
package carepath.shared.stateful

import rego.v1

violation := set()

types := {
	"AWS::Backup::BackupVault",
	"AWS::Cassandra::Table",
	"AWS::Cognito::UserPool",
	"AWS::DocDB::DBCluster",
	"AWS::DocDB::DBInstance",
	"AWS::DynamoDB::GlobalTable",
	"AWS::DynamoDB::Table",
	"AWS::EC2::Volume",
	"AWS::ECR::Repository",
	"AWS::EFS::FileSystem",
	"AWS::ElastiCache::ReplicationGroup",
	"AWS::Elasticsearch::Domain",
	"AWS::FSx::FileSystem",
	"AWS::Kinesis::Stream",
	"AWS::Logs::LogGroup",
	"AWS::MemoryDB::Cluster",
	"AWS::Neptune::DBCluster",
	"AWS::OpenSearchService::Domain",
	"AWS::QLDB::Ledger",
	"AWS::RDS::DBCluster",
	"AWS::RDS::DBInstance",
	"AWS::Redshift::Cluster",
	"AWS::S3::Bucket",
	"AWS::Timestream::Table",
}
