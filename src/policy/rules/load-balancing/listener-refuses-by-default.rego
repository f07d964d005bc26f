# METADATA
# title: Listeners refuse what none of their rules admits
# description: A default action that forwards hands every request that no rule has thought of to a service, past the origin header and past the paths that are declared.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.312(e)(1)"]
#   resources: ["AWS::ElasticLoadBalancingV2::Listener"]
package carepath.rules.listener_refuses_by_default

import rego.v1

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ElasticLoadBalancingV2::Listener")
	not refuses(properties)
	finding := make_diag_at(
		"listener-refuses-by-default", "ERROR", name, "Properties.DefaultActions",
		"The listener's default action is no refusal. Use one fixed response with a status from 400 to 499, and let rules say what is admitted.",
	)
}

refuses(properties) if {
	count(properties.DefaultActions) == 1
	properties.DefaultActions[0].Type == "fixed-response"
	regex.match(`^4\d\d$`, properties.DefaultActions[0].FixedResponseConfig.StatusCode)
}
