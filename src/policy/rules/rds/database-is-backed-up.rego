# METADATA
# title: Databases keep automated backups for as long as is configured, and where nobody says for 35 days
# description: Automated backups are what a database is restored from to any second. The retention is how late an error may be noticed; zero switches them off.
# custom:
#   severity: error
#   controls: ["164.308(a)(7)(ii)(A)"]
#   resources: ["AWS::RDS::DBInstance", "AWS::RDS::DBCluster"]
package carepath.rules.database_is_backed_up

import rego.v1

least_days := data.carepath.shared.values.backup_days

violation contains finding if {
	some type in {"AWS::RDS::DBInstance", "AWS::RDS::DBCluster"}
	some name in resources_of_type(type)
	properties := input.resources[name].properties
	not properties.DBClusterIdentifier
	not properties.SourceDBInstanceIdentifier
	not data.carepath.shared.settings.at_least(properties.BackupRetentionPeriod, least_days)
	finding := make_diag_at(
		"database-is-backed-up", "ERROR", name, "Properties.BackupRetentionPeriod",
		sprintf("Backups are kept too briefly or not at all. Set BackupRetentionPeriod to at least %v days.", [least_days]),
	)
}

# Tags are how a restored copy is known to hold patients' data.
violation contains finding if {
	some type in {"AWS::RDS::DBInstance", "AWS::RDS::DBCluster"}
	some name in resources_of_type(type)
	properties := input.resources[name].properties
	not properties.DBClusterIdentifier
	not data.carepath.shared.settings.on(properties.CopyTagsToSnapshot)
	finding := make_diag_at(
		"database-is-backed-up", "ERROR", name, "Properties.CopyTagsToSnapshot",
		"Snapshots do not bear the database's tags, so nobody sees whose data they hold. Set CopyTagsToSnapshot to true.",
	)
}
