# METADATA
# title: Databases are encrypted under a key of the account's own
# description: Storage, snapshots, Performance Insights and the master user's secret hold patients' data or lead to it. Only a customer-managed key has a policy and a trail that say who read it.
# custom:
#   severity: error
#   controls: ["164.312(a)(2)(iv)"]
#   resources: ["AWS::RDS::DBInstance", "AWS::RDS::DBCluster", "AWS::RDS::GlobalCluster"]
package carepath.rules.database_encrypted_with_own_key

import rego.v1

# An instance of a cluster has the cluster's storage.
holds_storage contains [name, input.resources[name].properties] if {
	some name in resources_of_type("AWS::RDS::DBInstance")
	not input.resources[name].properties.DBClusterIdentifier
}

holds_storage contains [name, input.resources[name].properties] if {
	some name in resources_of_type("AWS::RDS::DBCluster")
}

# What begins with another's data has that one's encryption and key: RDS refuses to be told them again.
# https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html
inherits(properties) if {
	some source in {"DBSnapshotIdentifier", "SourceDbiResourceId"}
	data.carepath.shared.settings.given(properties[source])
	not data.carepath.shared.values.present(properties, "StorageEncrypted")
	not data.carepath.shared.values.present(properties, "KmsKeyId")
}

violation contains finding if {
	some [name, properties] in holds_storage
	not inherits(properties)
	not data.carepath.shared.settings.on(properties.StorageEncrypted)
	finding := make_diag_at(
		"database-encrypted-with-own-key", "ERROR", name, "Properties.StorageEncrypted",
		"The storage is not encrypted. Set StorageEncrypted to true; it cannot be switched on later.",
	)
}

violation contains finding if {
	some [name, properties] in holds_storage
	not inherits(properties)
	not data.carepath.shared.settings.own_key(properties.KmsKeyId)
	finding := make_diag_at(
		"database-encrypted-with-own-key", "ERROR", name, "Properties.KmsKeyId",
		"The storage has no key of the account's own. Set KmsKeyId to a customer-managed key of the template.",
	)
}

violation contains finding if {
	some type in {"AWS::RDS::DBInstance", "AWS::RDS::DBCluster"}
	some name in resources_of_type(type)
	properties := input.resources[name].properties
	some flag, key in {
		"EnablePerformanceInsights": "PerformanceInsightsKMSKeyId",
		"PerformanceInsightsEnabled": "PerformanceInsightsKmsKeyId",
	}
	properties[flag]
	not data.carepath.shared.settings.off(properties[flag])
	not data.carepath.shared.settings.own_key(properties[key])
	finding := make_diag_at(
		"database-encrypted-with-own-key", "ERROR", name, sprintf("Properties.%v", [key]),
		"Performance Insights keeps statements without a key of the account's own. Give it the database's key.",
	)
}

violation contains finding if {
	some [name, properties] in holds_storage
	data.carepath.shared.settings.on(properties.ManageMasterUserPassword)
	not data.carepath.shared.settings.own_key(properties.MasterUserSecret.KmsKeyId)
	finding := make_diag_at(
		"database-encrypted-with-own-key", "ERROR", name, "Properties.MasterUserSecret",
		"The master user's password is not under a key of the account's own. Set MasterUserSecret.KmsKeyId.",
	)
}

violation contains finding if {
	some name in resources_of_type("AWS::RDS::GlobalCluster")
	not data.carepath.shared.settings.on(input.resources[name].properties.StorageEncrypted)
	finding := make_diag_at(
		"database-encrypted-with-own-key", "ERROR", name, "Properties.StorageEncrypted",
		"The storage of the global cluster is not encrypted. Set StorageEncrypted to true.",
	)
}
