# METADATA
# title: Listeners of load balancers speak TLS 1.2 or newer, and nothing else
# description: Every hop is encrypted, inside the VPC too. A plain listener, or one with an older policy, would carry patients' data for whoever listens.
# custom:
#   severity: error
#   controls: ["164.312(e)(1)", "164.312(e)(2)(ii)"]
#   resources: ["AWS::ElasticLoadBalancingV2::Listener"]
package carepath.rules.listener_speaks_tls

import rego.v1

secure_protocols := {"HTTPS", "TLS"}

violation contains finding if {
	some name in resources_of_type("AWS::ElasticLoadBalancingV2::Listener")
	not input.resources[name].properties.Protocol in secure_protocols
	finding := make_diag_at(
		"listener-speaks-tls", "ERROR", name, "Properties.Protocol",
		"The listener does not speak TLS. Use HTTPS, with a certificate of the environment's zone.",
	)
}

# Policies that refuse TLS 1.1 and older: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
violation contains finding if {
	some name in resources_of_type("AWS::ElasticLoadBalancingV2::Listener")
	properties := input.resources[name].properties
	properties.Protocol in secure_protocols
	not regex.match(`^ELBSecurityPolicy-TLS13-1-[23]-`, object.get(properties, "SslPolicy", ""))
	finding := make_diag_at(
		"listener-speaks-tls", "ERROR", name, "Properties.SslPolicy",
		"The listener's policy admits TLS older than 1.2, or is not named. Use an ELBSecurityPolicy-TLS13-1-2 or -1-3 policy.",
	)
}
