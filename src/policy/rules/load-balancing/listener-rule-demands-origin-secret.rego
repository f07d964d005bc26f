# METADATA
# title: Rules of the edge's listener admit requests with the origin's secret header only
# description: Without the header, a request by the API's own domain passes by CloudFront and its web ACL. The value comes from Secrets Manager, so that no template holds it.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.312(d)", "164.312(e)(1)"]
#   resources: ["AWS::ElasticLoadBalancingV2::ListenerRule"]
package carepath.rules.listener_rule_demands_origin_secret

import rego.v1

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ElasticLoadBalancingV2::ListenerRule")
	not for_callers(properties.ListenerArn)
	not demands_secret(name, properties)
	finding := make_diag_at(
		"listener-rule-demands-origin-secret", "ERROR", name, "Properties.Conditions",
		"The rule admits requests that did not come through the edge. Add an http-header condition, every value of which is a dynamic reference to the origin's secrets.",
	)
}

demands_secret(name, properties) if {
	some index, condition in properties.Conditions
	condition.Field == "http-header"
	count(condition.HttpHeaderConfig.Values) > 0
	every position, _ in condition.HttpHeaderConfig.Values {
		data.carepath.shared.references.from_secrets_manager(name, sprintf("Properties.Conditions.%d.HttpHeaderConfig.Values.%d", [index, position]))
	}
}

# The listener of services that call services: no request from the public side arrives there. Of one in another template, its export's name says so.
for_callers(listener) if input.resources[listener["__ref"]].properties.Port != 443

for_callers(listener) if regex.match(`^cross-stack import: .*Callers`, listener["__dynamic"])
