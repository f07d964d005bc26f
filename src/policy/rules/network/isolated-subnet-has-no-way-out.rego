# METADATA
# title: Isolated subnets have a route table of their own, with no way out
# description: Databases stand there. What gets in through one cannot carry anything away, nor fetch anything, where no route leads out.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.312(e)(1)"]
#   resources: ["AWS::EC2::Subnet"]
package carepath.rules.isolated_subnet_has_no_way_out

import rego.v1

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::EC2::Subnet")
	is_isolated(properties)
	not is_closed(name)
	finding := make_diag(
		"isolated-subnet-has-no-way-out", "ERROR", name,
		"The subnet is isolated by its tag, but routes lead out of it, or its route table is the VPC's main one. Associate it with a table without routes.",
	)
}

is_isolated(properties) if {
	some tag in properties.Tags
	tag.Key == "aws-cdk:subnet-type"
	tag.Value == "Isolated"
}

is_closed(subnet) if {
	tables := [association.RouteTableId |
		some association in data.carepath.shared.references.properties_of("AWS::EC2::SubnetRouteTableAssociation")
		data.carepath.shared.references.identity(association.SubnetId) == subnet
	]
	count(tables) == 1
	every route in data.carepath.shared.references.properties_of("AWS::EC2::Route") {
		data.carepath.shared.references.identity(route.RouteTableId) != data.carepath.shared.references.identity(tables[0])
	}
}
