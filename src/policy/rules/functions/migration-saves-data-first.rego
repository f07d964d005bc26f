# METADATA
# title: Where data is protected, a snapshot is taken before a migration
# description: A migration that goes wrong is undone from the snapshot that was taken right before it; without one, what was written since the last backup is lost or mixed.
# custom:
#   severity: error
#   controls: ["164.308(a)(7)(ii)(A)", "164.312(c)(1)"]
#   resources: ["AWS::Lambda::Function"]
package carepath.rules.migration_saves_data_first

import rego.v1

# The functions that prepare databases for migrations: they alone read the master user's secret.
prepares(variables) if variables.SNAPSHOT_FIRST

prepares(variables) if variables.MASTER_SECRET

violation contains finding if {
	data.carepath.shared.values.protects_data
	some name, properties in data.carepath.shared.references.properties_of("AWS::Lambda::Function")
	variables := object.get(properties, ["Environment", "Variables"], {})
	prepares(variables)
	not data.carepath.shared.settings.on(object.get(variables, "SNAPSHOT_FIRST", "false"))
	finding := make_diag_at(
		"migration-saves-data-first", "ERROR", name, "Properties.Environment.Variables.SNAPSHOT_FIRST",
		"Migrations begin without a snapshot. Set SNAPSHOT_FIRST to true.",
	)
}
