# METADATA
# title: Nothing is given a public address but NAT gateways
# description: A public address is a door to the internet, whatever the routes say today.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.312(e)(1)"]
#   resources: ["AWS::EC2::Subnet", "AWS::EC2::EIP", "AWS::EC2::EIPAssociation"]
package carepath.rules.subnet_gives_no_public_address

import rego.v1

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::EC2::Subnet")
	some key in {"MapPublicIpOnLaunch", "AssignIpv6AddressOnCreation"}
	not data.carepath.shared.references.off(object.get(properties, key, false))
	finding := make_diag_at(
		"subnet-gives-no-public-address", "ERROR", name, sprintf("Properties.%s", [key]),
		sprintf("Whatever starts in the subnet gets a public address. Set %s to false.", [key]),
	)
}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::EC2::EIP")
	not serves_nat(name, properties)
	finding := make_diag(
		"subnet-gives-no-public-address", "ERROR", name,
		"The public address is no NAT gateway's. Give it to one, or delete it.",
	)
}

serves_nat(name, properties) if {
	not properties.InstanceId
	users := [type | some reference in input.resources[name].incomingRefs; type := input.resources[reference.source].resourceType]
	count(users) > 0
	every type in users {
		type == "AWS::EC2::NatGateway"
	}
}

violation contains finding if {
	some name, _ in data.carepath.shared.references.properties_of("AWS::EC2::EIPAssociation")
	finding := make_diag(
		"subnet-gives-no-public-address", "ERROR", name,
		"An instance or an interface is given a public address. Delete the association.",
	)
}
