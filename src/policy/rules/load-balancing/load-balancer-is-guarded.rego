# METADATA
# title: Load balancers drop malformed headers, write an access log, and stay where data is protected
# description: A malformed header can mean one thing to the load balancer and another to the service. Without the log nobody can say later who asked for what.
# custom:
#   severity: error
#   controls: ["164.312(b)", "164.312(c)(1)", "164.308(a)(7)(i)"]
#   resources: ["AWS::ElasticLoadBalancingV2::LoadBalancer"]
package carepath.rules.load_balancer_is_guarded

import rego.v1

required := {"routing.http.drop_invalid_header_fields.enabled": "true", "access_logs.s3.enabled": "true"}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ElasticLoadBalancingV2::LoadBalancer")
	object.get(properties, "Type", "application") == "application"
	some key, value in required
	not attribute(properties, key) == value
	finding := make_diag_at(
		"load-balancer-is-guarded", "ERROR", name, "Properties.LoadBalancerAttributes",
		sprintf("Set the load balancer's attribute %s to %s.", [key, value]),
	)
}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ElasticLoadBalancingV2::LoadBalancer")
	not attribute(properties, "access_logs.s3.bucket")
	finding := make_diag_at(
		"load-balancer-is-guarded", "ERROR", name, "Properties.LoadBalancerAttributes",
		"The access log has no bucket. Name one in the attribute access_logs.s3.bucket.",
	)
}

violation contains finding if {
	data.carepath.shared.values.protects_data
	some name, properties in data.carepath.shared.references.properties_of("AWS::ElasticLoadBalancingV2::LoadBalancer")
	not attribute(properties, "deletion_protection.enabled") == "true"
	finding := make_diag_at(
		"load-balancer-is-guarded", "ERROR", name, "Properties.LoadBalancerAttributes",
		"Everything behind the load balancer would be unreachable without it. Set its attribute deletion_protection.enabled to true.",
	)
}

# What is safe unless somebody says otherwise.
weakening := {"routing.http.desync_mitigation_mode": {"defensive", "strictest"}, "waf.fail_open.enabled": {"false"}}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ElasticLoadBalancingV2::LoadBalancer")
	some key, safe in weakening
	value := attribute(properties, key)
	not value in safe
	finding := make_diag_at(
		"load-balancer-is-guarded", "ERROR", name, "Properties.LoadBalancerAttributes",
		sprintf("The load balancer's attribute %s weakens it. Leave it out.", [key]),
	)
}

attribute(properties, key) := value if {
	some found in properties.LoadBalancerAttributes
	found.Key == key
	value := found.Value
}
