# Where subnets lead.
package carepath.shared.subnets

import rego.v1

# The engine asks every package for its findings.
violation := set()

# Logical ids of the subnets that use a route table.
using(table) := {data.carepath.shared.references.identity(properties.SubnetId) |
	some properties in data.carepath.shared.references.properties_of("AWS::EC2::SubnetRouteTableAssociation")
	data.carepath.shared.references.identity(properties.RouteTableId) == data.carepath.shared.references.identity(table)
}

# Subnets of this template with a route to the internet, or that give public addresses.
public contains subnet if {
	some route in data.carepath.shared.references.properties_of("AWS::EC2::Route")
	some key in {"GatewayId", "EgressOnlyInternetGatewayId"}
	route[key]
	some subnet in using(route.RouteTableId)
}

public contains subnet if {
	some subnet, properties in data.carepath.shared.references.properties_of("AWS::EC2::Subnet")
	data.carepath.shared.references.on(properties.MapPublicIpOnLaunch)
}

# Of one in another template, its export's name says so.
is_public(subnet) if subnet["__ref"] in public

is_public(subnet) if regex.match(`(?i)^cross-stack import: .*public`, subnet["__dynamic"])
