# Which ways security groups open, and who wears them.
package carepath.shared.security_groups

import rego.v1

# The engine asks every package for its findings.
violation := set()

# Ways in or out (`Ingress`, `Egress`), in a group or beside one: where each is written, its group, and the way itself.
ways(direction) := array.concat(
	[{"resource": name, "path": sprintf("Properties.SecurityGroup%s.%d", [direction, index]), "group": name, "way": way} |
		some name, properties in data.carepath.shared.references.properties_of("AWS::EC2::SecurityGroup")
		some index, way in properties[concat("", ["SecurityGroup", direction])]
	],
	[{"resource": name, "path": "Properties", "group": data.carepath.shared.references.identity(way.GroupId), "way": way} |
		some name, way in data.carepath.shared.references.properties_of(concat("", ["AWS::EC2::SecurityGroup", direction]))
	],
)

# One port, of TCP.
one_port(way) := to_number(way.FromPort) if {
	way.IpProtocol in {"tcp", "6", 6}
	to_number(way.FromPort) == to_number(way.ToPort)
}

# An address that nobody has: the library writes it so that EC2 does not add a way out to everywhere.
placeholders := {"255.255.255.255/32", "127.0.0.1/32"}

is_placeholder(way) if way.CidrIp in placeholders

# Types of the resources of this template that refer to the group.
wearers(group) := {type |
	some reference in input.resources[group].incomingRefs
	type := input.resources[reference.source].resourceType
	not startswith(type, "AWS::EC2::SecurityGroup")
}
