# METADATA
# title: Databases have no public address, and stand in subnets and security groups of the template's choice
# description: A database that the internet can reach is one guessed password away from disclosure. Without a subnet group it stands in the default VPC, without security groups behind the default one.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.312(e)(1)"]
#   resources: ["AWS::RDS::DBInstance", "AWS::RDS::DBCluster", "AWS::RDS::DBProxy", "AWS::RDS::DBProxyEndpoint"]
package carepath.rules.database_is_private

import rego.v1

# Whether an instance is public where it does not say so depends on its subnets: only the word counts.
violation contains finding if {
	some name in resources_of_type("AWS::RDS::DBInstance")
	not data.carepath.shared.settings.off(input.resources[name].properties.PubliclyAccessible)
	finding := make_diag_at(
		"database-is-private", "ERROR", name, "Properties.PubliclyAccessible",
		"The database may have a public address. Set PubliclyAccessible to false.",
	)
}

# Aurora clusters are never public themselves; clusters that are Multi-AZ deployments can be.
violation contains finding if {
	some name in resources_of_type("AWS::RDS::DBCluster")
	public := input.resources[name].properties.PubliclyAccessible
	not data.carepath.shared.settings.off(public)
	finding := make_diag_at(
		"database-is-private", "ERROR", name, "Properties.PubliclyAccessible",
		"The cluster may have a public address. Set PubliclyAccessible to false.",
	)
}

violation contains finding if {
	some type in {"AWS::RDS::DBInstance", "AWS::RDS::DBCluster"}
	some name in resources_of_type(type)
	properties := input.resources[name].properties
	not properties.DBClusterIdentifier
	not data.carepath.shared.settings.given(properties.DBSubnetGroupName)
	finding := make_diag_at(
		"database-is-private", "ERROR", name, "Properties.DBSubnetGroupName",
		"The database stands in the default VPC. Name a subnet group of isolated subnets.",
	)
}

group_lists := {
	"AWS::RDS::DBInstance": "VPCSecurityGroups",
	"AWS::RDS::DBCluster": "VpcSecurityGroupIds",
	"AWS::RDS::DBProxy": "VpcSecurityGroupIds",
	"AWS::RDS::DBProxyEndpoint": "VpcSecurityGroupIds",
}

violation contains finding if {
	some type, list in group_lists
	some name in resources_of_type(type)
	properties := input.resources[name].properties
	not in_cluster(type, properties)
	count([group | some group in properties[list]; group != null]) == 0
	finding := make_diag_at(
		"database-is-private", "ERROR", name, sprintf("Properties.%v", [list]),
		"The database has no security group of its own, and so the VPC's default one. Name the group that only its callers may enter.",
	)
}

in_cluster("AWS::RDS::DBInstance", properties) if properties.DBClusterIdentifier
