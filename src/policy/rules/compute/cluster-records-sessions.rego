# METADATA
# title: Clusters record every session in a task, encrypted, and measure their containers
# description: A session that nobody recorded is access to data of which there is no trace.
# custom:
#   severity: error
#   controls: ["164.312(b)", "164.312(a)(2)(iv)", "164.312(e)(1)"]
#   resources: ["AWS::ECS::Cluster"]
package carepath.rules.cluster_records_sessions

import rego.v1

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ECS::Cluster")
	not records(object.get(properties, ["Configuration", "ExecuteCommandConfiguration"], {}))
	finding := make_diag_at(
		"cluster-records-sessions", "ERROR", name, "Properties.Configuration.ExecuteCommandConfiguration",
		"Sessions in tasks are not recorded, or not encrypted. Set Logging to OVERRIDE, with a KMS key and an encrypted log group or bucket.",
	)
}

records(sessions) if {
	sessions.Logging == "OVERRIDE"
	sessions.KmsKeyId
	is_encrypted(sessions.LogConfiguration)
}

is_encrypted(log) if {
	log.CloudWatchLogGroupName
	data.carepath.shared.references.on(log.CloudWatchEncryptionEnabled)
}

is_encrypted(log) if {
	log.S3BucketName
	data.carepath.shared.references.on(log.S3EncryptionEnabled)
}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ECS::Cluster")
	not measures(properties)
	finding := make_diag_at(
		"cluster-records-sessions", "ERROR", name, "Properties.ClusterSettings",
		"Nothing counts tasks that should run and do not. Set containerInsights to enabled or enhanced.",
	)
}

measures(properties) if {
	some setting in properties.ClusterSettings
	setting.Name == "containerInsights"
	setting.Value in {"enabled", "enhanced"}
}
