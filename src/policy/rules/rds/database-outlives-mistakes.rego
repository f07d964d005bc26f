# METADATA
# title: Databases with patients' data cannot be deleted by accident, and survive the loss of a zone
# description: Deletion protection stops a wrong deployment, a second zone takes over when one is lost, and automated backups stay when the instance goes.
# custom:
#   severity: error
#   controls: ["164.308(a)(7)(ii)(A)", "164.308(a)(7)(ii)(B)", "164.312(c)(1)"]
#   resources: ["AWS::RDS::DBInstance", "AWS::RDS::DBCluster"]
package carepath.rules.database_outlives_mistakes

import rego.v1

own_storage contains [name, input.resources[name].properties] if {
	data.carepath.shared.values.protects_data
	some type in {"AWS::RDS::DBInstance", "AWS::RDS::DBCluster"}
	some name in resources_of_type(type)
	not input.resources[name].properties.DBClusterIdentifier
}

violation contains finding if {
	some [name, properties] in own_storage
	not data.carepath.shared.settings.on(properties.DeletionProtection)
	finding := make_diag_at(
		"database-outlives-mistakes", "ERROR", name, "Properties.DeletionProtection",
		"A wrong deployment can delete the database. Set DeletionProtection to true.",
	)
}

# An Aurora cluster stores in three zones whatever its instances do.
violation contains finding if {
	some [name, properties] in own_storage
	name in resources_of_type("AWS::RDS::DBInstance")
	not properties.SourceDBInstanceIdentifier
	not data.carepath.shared.settings.on(properties.MultiAZ)
	finding := make_diag_at(
		"database-outlives-mistakes", "ERROR", name, "Properties.MultiAZ",
		"The database is in one zone, and goes with it. Set MultiAZ to true.",
	)
}

# Left out, they are deleted with the instance.
violation contains finding if {
	some [name, properties] in own_storage
	not data.carepath.shared.settings.off(properties.DeleteAutomatedBackups)
	finding := make_diag_at(
		"database-outlives-mistakes", "ERROR", name, "Properties.DeleteAutomatedBackups",
		"Automated backups are deleted with the database. Set DeleteAutomatedBackups to false.",
	)
}
