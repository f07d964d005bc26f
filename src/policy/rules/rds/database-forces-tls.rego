# METADATA
# title: Databases refuse connections without TLS 1.2 or newer
# description: The parameter that forces TLS is what keeps a service with a wrong driver setting from sending patients' data in the clear. AWS's default parameter groups do not set it for every engine and cannot be changed.
# custom:
#   severity: error
#   controls: ["164.312(e)(1)", "164.312(e)(2)(ii)"]
#   resources: ["AWS::RDS::DBParameterGroup", "AWS::RDS::DBClusterParameterGroup", "AWS::RDS::DBInstance", "AWS::RDS::DBCluster", "AWS::RDS::DBProxy"]
package carepath.rules.database_forces_tls

import rego.v1

forcing := {
	"postgres": {"parameter": "rds.force_ssl", "values": {"1", 1}},
	"aurora-postgresql": {"parameter": "rds.force_ssl", "values": {"1", 1}},
	"sqlserver": {"parameter": "rds.force_ssl", "values": {"1", 1}},
	"mysql": {"parameter": "require_secure_transport", "values": {"1", 1, "ON", "on"}},
	"mariadb": {"parameter": "require_secure_transport", "values": {"1", 1, "ON", "on"}},
	"aurora-mysql": {"parameter": "require_secure_transport", "values": {"1", 1, "ON", "on"}},
}

# TLS 1.2 is the oldest that the engines offer by default; these parameters could bring older ones back.
oldest := {
	"ssl_min_protocol_version": {"TLSv1.2", "TLSv1.3"},
	"tls_version": {"TLSv1.2", "TLSv1.3", "TLSv1.2,TLSv1.3", "TLSv1.3,TLSv1.2"},
}

parameter_groups := array.concat(
	resources_of_type("AWS::RDS::DBParameterGroup"),
	resources_of_type("AWS::RDS::DBClusterParameterGroup"),
)

# Aurora forces TLS in the cluster's group: an instance's group beside a cluster need not.
forces(name, properties) if {
	some engine, demand in forcing
	startswith(properties.Family, engine)
	properties.Parameters[demand.parameter] in demand.values
}

beside_cluster(name, properties) if {
	startswith(properties.Family, "aurora")
	name in resources_of_type("AWS::RDS::DBParameterGroup")
}

violation contains finding if {
	some name in parameter_groups
	properties := input.resources[name].properties
	not beside_cluster(name, properties)
	not forces(name, properties)
	finding := make_diag_at(
		"database-forces-tls", "ERROR", name, "Properties.Parameters",
		"The parameters do not force TLS. Set rds.force_ssl (PostgreSQL, SQL Server) or require_secure_transport (MySQL, MariaDB) to 1.",
	)
}

violation contains finding if {
	some name in parameter_groups
	some parameter, versions in oldest
	value := input.resources[name].properties.Parameters[parameter]
	not value in versions
	finding := make_diag_at(
		"database-forces-tls", "ERROR", name, sprintf("Properties.Parameters.%v", [parameter]),
		"The parameter admits TLS older than 1.2. Leave it out, or demand TLSv1.2.",
	)
}

group_of := {"AWS::RDS::DBInstance": "DBParameterGroupName", "AWS::RDS::DBCluster": "DBClusterParameterGroupName"}

# By reference: a name as text may be one of AWS's default groups, and nobody sees what is in it.
violation contains finding if {
	some type, property in group_of
	some name in resources_of_type(type)
	properties := input.resources[name].properties
	not properties.DBClusterIdentifier
	not is_object(properties[property])
	finding := make_diag_at(
		"database-forces-tls", "ERROR", name, sprintf("Properties.%v", [property]),
		"The database has AWS's default parameters, or ones that no template shows. Refer to a parameter group that forces TLS.",
	)
}

violation contains finding if {
	some type in {"AWS::RDS::DBInstance", "AWS::RDS::DBCluster"}
	some name in resources_of_type(type)
	authority := input.resources[name].properties.CACertificateIdentifier
	not authority in {"rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1"}
	finding := make_diag_at(
		"database-forces-tls", "ERROR", name, "Properties.CACertificateIdentifier",
		"The certificate is of an authority that has expired. Use rds-ca-rsa2048-g1, or leave it out.",
	)
}

violation contains finding if {
	some name in resources_of_type("AWS::RDS::DBProxy")
	not data.carepath.shared.settings.on(input.resources[name].properties.RequireTLS)
	finding := make_diag_at(
		"database-forces-tls", "ERROR", name, "Properties.RequireTLS",
		"The proxy takes connections without TLS. Set RequireTLS to true.",
	)
}
