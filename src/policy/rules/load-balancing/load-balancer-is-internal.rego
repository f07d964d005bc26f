# METADATA
# title: Load balancers are internal, and enter no network but by a security group
# description: A load balancer with a public address is entered from the internet, past API Gateway, its tokens and its throttling.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.312(e)(1)"]
#   resources: ["AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::ElasticLoadBalancing::LoadBalancer"]
package carepath.rules.load_balancer_is_internal

import rego.v1

violation contains finding if {
	some type in {"AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::ElasticLoadBalancing::LoadBalancer"}
	some name, properties in data.carepath.shared.references.properties_of(type)
	not properties.Scheme == "internal"
	finding := make_diag_at(
		"load-balancer-is-internal", "ERROR", name, "Properties.Scheme",
		"The load balancer has a public address: without a scheme, it is internet-facing. Use the scheme internal.",
	)
}

violation contains finding if {
	some type in {"AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::ElasticLoadBalancing::LoadBalancer"}
	some name, properties in data.carepath.shared.references.properties_of(type)
	count(object.get(properties, "SecurityGroups", [])) == 0
	finding := make_diag_at(
		"load-balancer-is-internal", "ERROR", name, "Properties.SecurityGroups",
		"The load balancer names no security group, and gets the VPC's default one. Name the group that says who may connect.",
	)
}
