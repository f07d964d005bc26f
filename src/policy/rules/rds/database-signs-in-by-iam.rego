# METADATA
# title: Services sign in to databases with IAM, and no password is in a template
# description: A token of fifteen minutes cannot leak for long, and names who used it. The master user's password is made, kept and rotated by RDS and known to nobody.
# custom:
#   severity: error
#   controls: ["164.312(d)", "164.312(a)(2)(i)"]
#   resources: ["AWS::RDS::DBInstance", "AWS::RDS::DBCluster", "AWS::RDS::DBProxy"]
package carepath.rules.database_signs_in_by_iam

import rego.v1

# An instance of a cluster signs in as its cluster does; a replica has its source's users.
own_sign_in contains [name, input.resources[name].properties] if {
	some type in {"AWS::RDS::DBInstance", "AWS::RDS::DBCluster"}
	some name in resources_of_type(type)
	not input.resources[name].properties.DBClusterIdentifier
}

violation contains finding if {
	some [name, properties] in own_sign_in
	not data.carepath.shared.settings.on(properties.EnableIAMDatabaseAuthentication)
	finding := make_diag_at(
		"database-signs-in-by-iam", "ERROR", name, "Properties.EnableIAMDatabaseAuthentication",
		"The database knows passwords only. Set EnableIAMDatabaseAuthentication to true.",
	)
}

violation contains finding if {
	some [name, properties] in own_sign_in
	not properties.SourceDBInstanceIdentifier
	not data.carepath.shared.settings.on(properties.ManageMasterUserPassword)
	finding := make_diag_at(
		"database-signs-in-by-iam", "ERROR", name, "Properties.ManageMasterUserPassword",
		"The master user's password is not managed by RDS, and so does not rotate. Set ManageMasterUserPassword to true.",
	)
}

violation contains finding if {
	some [name, properties] in own_sign_in
	properties.MasterUserPassword
	finding := make_diag_at(
		"database-signs-in-by-iam", "ERROR", name, "Properties.MasterUserPassword",
		"A password of the master user stands in the template. Remove it and let RDS manage one.",
	)
}

signs_in_by_iam(properties) if {
	properties.DefaultAuthScheme == "IAM_AUTH"
	not properties.Auth
}

signs_in_by_iam(properties) if {
	count(properties.Auth) > 0
	every entry in properties.Auth {
		entry.IAMAuth in {"REQUIRED", "ENABLED"}
	}
}

violation contains finding if {
	some name in resources_of_type("AWS::RDS::DBProxy")
	not signs_in_by_iam(input.resources[name].properties)
	finding := make_diag_at(
		"database-signs-in-by-iam", "ERROR", name, "Properties.DefaultAuthScheme",
		"The proxy takes passwords. Set DefaultAuthScheme to IAM_AUTH, or IAMAuth to REQUIRED for each secret.",
	)
}

# Statements hold patients' data, and the log of a proxy has more readers than a table.
violation contains finding if {
	some name in resources_of_type("AWS::RDS::DBProxy")
	logging := input.resources[name].properties.DebugLogging
	not data.carepath.shared.settings.off(logging)
	finding := make_diag_at(
		"database-signs-in-by-iam", "ERROR", name, "Properties.DebugLogging",
		"The proxy writes statements, and so patients' data, to its log. Leave DebugLogging out.",
	)
}

# Names that are tried first.
violation contains finding if {
	some [name, properties] in own_sign_in
	lower(properties.MasterUsername) in {"admin", "administrator", "mysql", "postgres", "root", "sa", "sysadmin"}
	finding := make_diag_at(
		"database-signs-in-by-iam", "ERROR", name, "Properties.MasterUsername",
		"The master user has the name that is tried first. Choose another.",
	)
}
