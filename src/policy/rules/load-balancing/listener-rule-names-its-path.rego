# METADATA
# title: Rules of listeners admit paths of one service, and nothing beyond
# description: A rule without a path, or one that begins with a wildcard, takes requests that are meant for another service, or for none.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)"]
#   resources: ["AWS::ElasticLoadBalancingV2::ListenerRule"]
package carepath.rules.listener_rule_names_its_path

import rego.v1

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ElasticLoadBalancingV2::ListenerRule")
	not names_paths(properties)
	finding := make_diag_at(
		"listener-rule-names-its-path", "ERROR", name, "Properties.Conditions",
		"The rule names no path, or one with a wildcard at its beginning. Add a path-pattern condition with paths such as /eshop/*.",
	)
}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ElasticLoadBalancingV2::ListenerRule")
	some action in properties.Actions
	not action.Type in {"forward", "fixed-response"}
	finding := make_diag_at(
		"listener-rule-names-its-path", "ERROR", name, "Properties.Actions",
		"The rule sends requests elsewhere. Forward them to a target group, or answer them.",
	)
}

names_paths(properties) if {
	some condition in properties.Conditions
	condition.Field == "path-pattern"
	count(condition.PathPatternConfig.Values) > 0
	every path in condition.PathPatternConfig.Values {
		regex.match(`^/[A-Za-z0-9_.~-]+`, path)
	}
}
