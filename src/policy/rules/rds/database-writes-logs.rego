# METADATA
# title: Databases send their logs to CloudWatch, say who connects, and are watched by the minute
# description: Who signed in and what changed in the schema is part of the audit trail; on the instance alone it is deleted after days.
# custom:
#   severity: error
#   controls: ["164.312(b)", "164.308(a)(1)(ii)(D)"]
#   resources: ["AWS::RDS::DBInstance", "AWS::RDS::DBCluster", "AWS::RDS::DBParameterGroup"]
package carepath.rules.database_writes_logs

import rego.v1

# The log that tells of connections and errors, by what an engine's name begins with.
main_log := {"postgres": "postgresql", "aurora-postgresql": "postgresql", "mysql": "error", "mariadb": "error", "aurora-mysql": "error"}

# Where the audit plug-in writes who connects: PostgreSQL does it by parameters.
audit_log := {"mysql": "audit", "mariadb": "audit", "aurora-mysql": "audit"}

violation contains finding if {
	some type in {"AWS::RDS::DBInstance", "AWS::RDS::DBCluster"}
	some name in resources_of_type(type)
	properties := input.resources[name].properties
	not properties.DBClusterIdentifier
	not exports(properties)
	finding := make_diag_at(
		"database-writes-logs", "ERROR", name, "Properties.EnableCloudwatchLogsExports",
		"The engine's logs stay on the instance and are lost with it. Export them: postgresql, or error and audit.",
	)
}

exports(properties) if {
	main_log[properties.Engine] in properties.EnableCloudwatchLogsExports
	not lacks_audit(properties)
}

# Oracle and SQL Server have other logs.
exports(properties) if {
	not main_log[properties.Engine]
	count(properties.EnableCloudwatchLogsExports) > 0
}

lacks_audit(properties) if {
	log := audit_log[properties.Engine]
	not log in properties.EnableCloudwatchLogsExports
}

violation contains finding if {
	some name in resources_of_type("AWS::RDS::DBInstance")
	not data.carepath.shared.settings.at_least(input.resources[name].properties.MonitoringInterval, 1)
	finding := make_diag_at(
		"database-writes-logs", "ERROR", name, "Properties.MonitoringInterval",
		"Nobody sees what the host does. Set MonitoringInterval to 60 seconds or less.",
	)
}

violation contains finding if {
	some name in resources_of_type("AWS::RDS::DBParameterGroup")
	properties := input.resources[name].properties
	startswith(properties.Family, "postgres")
	some parameter in {"log_connections", "log_disconnections"}
	not properties.Parameters[parameter] in {"1", 1, "on", "all"}
	finding := make_diag_at(
		"database-writes-logs", "ERROR", name, sprintf("Properties.Parameters.%v", [parameter]),
		sprintf("Who connects is not logged. Set %v to 1.", [parameter]),
	)
}

# All statements would carry patients' data into a log that has more readers than a table.
violation contains finding if {
	some name in resources_of_type("AWS::RDS::DBParameterGroup")
	properties := input.resources[name].properties
	startswith(properties.Family, "postgres")
	not properties.Parameters.log_statement == "ddl"
	finding := make_diag_at(
		"database-writes-logs", "ERROR", name, "Properties.Parameters.log_statement",
		"Changes of the schema are not logged, or statements with patients' data are. Set log_statement to ddl.",
	)
}

violation contains finding if {
	some name in resources_of_type("AWS::RDS::DBParameterGroup")
	properties := input.resources[name].properties
	some engine in {"mysql", "mariadb"}
	startswith(properties.Family, engine)
	properties.Parameters.general_log
	not properties.Parameters.general_log in {"0", 0, "OFF"}
	finding := make_diag_at(
		"database-writes-logs", "ERROR", name, "Properties.Parameters.general_log",
		"The general log writes statements with patients' data. Set general_log to 0.",
	)
}
