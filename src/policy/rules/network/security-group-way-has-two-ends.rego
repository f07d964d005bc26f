# METADATA
# title: A way from one security group to another is written at both ends
# description: A way in that no way out leads to is one that nobody declared. Whoever widens one end alone, or lets another group in, is seen.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.312(e)(1)"]
#   resources: ["AWS::EC2::SecurityGroup", "AWS::EC2::SecurityGroupIngress", "AWS::EC2::SecurityGroupEgress"]
package carepath.rules.security_group_way_has_two_ends

import rego.v1

ends(direction, peer) := {[identity(found.way[peer]), found.group, port] |
	some found in data.carepath.shared.security_groups.ways(direction)
	found.way[peer]
	port := data.carepath.shared.security_groups.one_port(found.way)
}

identity(value) := data.carepath.shared.references.identity(value)

# From, to, port.
entered := ends("Ingress", "SourceSecurityGroupId")

left := {[from, to, port] | some [to, from, port] in ends("Egress", "DestinationSecurityGroupId")}

violation contains finding if {
	some found in data.carepath.shared.security_groups.ways("Ingress")
	found.way.SourceSecurityGroupId
	port := data.carepath.shared.security_groups.one_port(found.way)
	not [identity(found.way.SourceSecurityGroupId), found.group, port] in left
	finding := make_diag_at(
		"security-group-way-has-two-ends", "ERROR", found.resource, found.path,
		sprintf("No way out of that group leads here by port %d. Write both ends, or neither.", [port]),
	)
}

violation contains finding if {
	some found in data.carepath.shared.security_groups.ways("Egress")
	found.way.DestinationSecurityGroupId
	port := data.carepath.shared.security_groups.one_port(found.way)
	not [found.group, identity(found.way.DestinationSecurityGroupId), port] in entered
	finding := make_diag_at(
		"security-group-way-has-two-ends", "ERROR", found.resource, found.path,
		sprintf("That group lets nobody of this one in by port %d. Write both ends, or neither.", [port]),
	)
}
