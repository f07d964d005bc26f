# METADATA
# title: Databases take the engine's minor versions
# description: Corrections of security faults come as minor versions.
# custom:
#   severity: error
#   controls: ["164.308(a)(1)(ii)(B)"]
#   resources: ["AWS::RDS::DBInstance", "AWS::RDS::DBCluster"]
package carepath.rules.database_stays_patched

import rego.v1

# Left out, minor versions are taken.
violation contains finding if {
	some type in {"AWS::RDS::DBInstance", "AWS::RDS::DBCluster"}
	some name in resources_of_type(type)
	upgrade := input.resources[name].properties.AutoMinorVersionUpgrade
	not data.carepath.shared.settings.on(upgrade)
	finding := make_diag_at(
		"database-stays-patched", "ERROR", name, "Properties.AutoMinorVersionUpgrade",
		"Corrections of the engine are not taken. Leave AutoMinorVersionUpgrade out, or set it to true.",
	)
}
