# METADATA
# title: What holds data outlives its stack, and so does the key that it is encrypted under
# description: Without a deletion policy, a resource that leaves a template or is replaced is deleted with what it holds. A key that is deleted makes noise of everything under it.
# custom:
#   severity: error
#   controls: ["164.312(c)(1)", "164.308(a)(7)(ii)(A)", "164.316(b)(2)(i)"]
#   resources: ["AWS::Backup::BackupVault", "AWS::DynamoDB::Table", "AWS::EC2::Volume", "AWS::ECR::Repository", "AWS::EFS::FileSystem", "AWS::KMS::Key", "AWS::Logs::LogGroup", "AWS::RDS::DBCluster", "AWS::RDS::DBInstance", "AWS::S3::Bucket"]
package carepath.rules.data_outlives_its_stack

import rego.v1

keeping := {"Retain", "RetainExceptOnCreate", "Snapshot"}

# Where no patients' data is, logs and all that a test run makes again may go.
demanded contains name if {
	data.carepath.shared.values.protects_data
	some type in data.carepath.shared.stateful.types
	some name in resources_of_type(type)
	not name in data.carepath.shared.buckets.artifact_stores
}

demanded contains name if {
	some type in {"AWS::Backup::BackupVault", "AWS::RDS::DBCluster", "AWS::RDS::DBInstance", "AWS::S3::Bucket"}
	some name in resources_of_type(type)
	not input.resources[name].properties.DBClusterIdentifier
	not name in data.carepath.shared.buckets.artifact_stores
}

# The log of a trail is evidence everywhere.
demanded contains name if {
	some trail in resources_of_type("AWS::CloudTrail::Trail")
	name := input.resources[trail].properties.CloudWatchLogsLogGroupArn.__ref
}

# What is kept in one case and deleted in the other is kept in neither: which it is, depends on how it is changed.
demanded contains name if {
	some name, resource in input.resources
	resource.deletionPolicy in keeping
}

demanded contains name if {
	some name, resource in input.resources
	resource.updateReplacePolicy in keeping
}

# A key of what is kept, in the same template.
demanded contains key if {
	some key in resources_of_type("AWS::KMS::Key")
	some reference in input.resources[key].incomingRefs
	kept(reference.source)
}

kept(name) if {
	input.resources[name].resourceType in data.carepath.shared.stateful.types
	input.resources[name].deletionPolicy in keeping
}

violation contains finding if {
	some name in demanded
	some attribute in {"deletionPolicy", "updateReplacePolicy"}
	not input.resources[name][attribute] in keeping
	finding := make_diag_at(
		"data-outlives-its-stack", "ERROR", name, attribute,
		sprintf("What it holds is deleted with it. Set %v to Retain.", [attribute]),
	)
}
