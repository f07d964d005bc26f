# METADATA
# title: The only way out of the VPC is through NAT gateways, which stand alone in their subnets
# description: What stands in a subnet with a route to the internet gateway can be given a public address; a route by peering, a transit gateway or an instance leads to networks that nobody here watches.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.312(e)(1)"]
#   resources: ["AWS::EC2::Route"]
package carepath.rules.internet_route_serves_nat_only

import rego.v1

violation contains finding if {
	some name, route in data.carepath.shared.references.properties_of("AWS::EC2::Route")
	not route.NatGatewayId
	not leads_to_nat_instance(route)
	not serves_nat_only(route)
	finding := make_diag_at(
		"internet-route-serves-nat-only", "ERROR", name, "Properties",
		"The route leads out of the VPC by no NAT gateway, from subnets where more than NAT gateways stand. Lead it to a NAT gateway.",
	)
}

serves_nat_only(route) if {
	route.GatewayId
	subnets := data.carepath.shared.subnets.using(route.RouteTableId)
	count(subnets) > 0
	every subnet in subnets {
		holds_nat_only(subnet)
	}
}

holds_nat_only(subnet) if {
	input.resources[subnet].resourceType == "AWS::EC2::Subnet"
	not data.carepath.shared.references.handed_on(subnet)
	every reference in input.resources[subnet].incomingRefs {
		may_stand(reference.source)
	}
}

may_stand(name) if input.resources[name].resourceType in {"AWS::EC2::NatGateway", "AWS::EC2::SubnetRouteTableAssociation", "AWS::EC2::SubnetNetworkAclAssociation"}

may_stand(name) if is_nat_instance(name)

# Where no data is protected, an instance may do what a NAT gateway does: one that passes on what is not meant for itself.
leads_to_nat_instance(route) if is_nat_instance(route.InstanceId["__ref"])

is_nat_instance(name) if {
	not data.carepath.shared.values.protects_data
	input.resources[name].resourceType == "AWS::EC2::Instance"
	data.carepath.shared.references.off(input.resources[name].properties.SourceDestCheck)
}
