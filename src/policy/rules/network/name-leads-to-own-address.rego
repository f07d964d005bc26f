# METADATA
# title: Names lead to resources of the platform, by alias; zones of the inside stay inside
# description: A name that leads to an address written by hand leads, once that address is somebody else's, to whoever has it. In a public zone anybody reads what stands behind the load balancer.
# custom:
#   severity: error
#   controls: ["164.312(d)", "164.312(e)(1)"]
#   resources: ["AWS::Route53::RecordSet", "AWS::Route53::HostedZone", "AWS::ServiceDiscovery::PublicDnsNamespace"]
package carepath.rules.name_leads_to_own_address

import rego.v1

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::Route53::RecordSet")
	properties.Type in {"A", "AAAA", "CNAME"}
	not is_object(properties.AliasTarget.DNSName)
	finding := make_diag_at(
		"name-leads-to-own-address", "ERROR", name, "Properties",
		"The name leads to an address that is written by hand. Use an alias of a resource.",
	)
}

# The name of a distribution must not lead round it, and round its web ACL.
violation contains finding if {
	some distribution, properties in data.carepath.shared.references.properties_of("AWS::CloudFront::Distribution")
	some alias in properties.DistributionConfig.Aliases
	some name, record in data.carepath.shared.references.properties_of("AWS::Route53::RecordSet")
	trim_suffix(record.Name, ".") == alias
	not data.carepath.shared.references.identity(record.AliasTarget.DNSName) == distribution
	finding := make_diag_at(
		"name-leads-to-own-address", "ERROR", name, "Properties.AliasTarget",
		"The name is a distribution's, but leads round it. Use an alias of the distribution.",
	)
}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::Route53::HostedZone")
	not properties.QueryLoggingConfig
	count(object.get(properties, "VPCs", [])) == 0
	finding := make_diag_at(
		"name-leads-to-own-address", "ERROR", name, "Properties.VPCs",
		"The zone is public, and nobody logs who asks. Name the VPC that it is for.",
	)
}

violation contains finding if {
	some name, _ in data.carepath.shared.references.properties_of("AWS::ServiceDiscovery::PublicDnsNamespace")
	finding := make_diag(
		"name-leads-to-own-address", "ERROR", name,
		"Addresses of tasks would be public. Use a private namespace.",
	)
}
