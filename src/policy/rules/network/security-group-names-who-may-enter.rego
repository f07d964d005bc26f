# METADATA
# title: Security groups say who may enter, and by which one port
# description: A way in from addresses is a way in for whoever has one; a range of ports opens what nobody thought of.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.312(e)(1)"]
#   resources: ["AWS::EC2::SecurityGroup", "AWS::EC2::SecurityGroupIngress"]
package carepath.rules.security_group_names_who_may_enter

import rego.v1

violation contains finding if {
	some found in data.carepath.shared.security_groups.ways("Ingress")
	not is_named(found.way)
	finding := make_diag_at(
		"security-group-names-who-may-enter", "ERROR", found.resource, found.path,
		"Name the security group that may enter, and one port of TCP. Addresses may enter by 443 alone, from a private network of at most 65536 of them.",
	)
}

is_named(way) if {
	data.carepath.shared.security_groups.one_port(way)
	some key in {"SourceSecurityGroupId", "SourcePrefixListId"}
	way[key]
	not way.CidrIp
	not way.CidrIpv6
}

# An interface endpoint is for the whole VPC.
is_named(way) if {
	data.carepath.shared.security_groups.one_port(way) == 443
	not way.CidrIpv6
	is_private(way.CidrIp)
}

is_private(cidr) if {
	some block in {"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"}
	ip_subnet_of(cidr, block)
	to_number(split(cidr, "/")[1]) >= 16
}

is_private(cidr) if input.resources[cidr["__ref"]].resourceType == "AWS::EC2::VPC"
