# METADATA
# title: Load balancers speak TLS to their targets, and send them nothing while they are ill
# description: Every hop is encrypted, the one inside the VPC too. A check of health that takes any answer for a good one keeps sending patients to a task that fails.
# custom:
#   severity: error
#   controls: ["164.312(e)(1)", "164.312(e)(2)(ii)"]
#   resources: ["AWS::ElasticLoadBalancingV2::TargetGroup"]
package carepath.rules.target_group_speaks_tls

import rego.v1

groups[name] := properties if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ElasticLoadBalancingV2::TargetGroup")
	properties.TargetType != "lambda"
}

groups[name] := properties if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ElasticLoadBalancingV2::TargetGroup")
	not properties.TargetType
}

violation contains finding if {
	some name, properties in groups
	some key in {"Protocol", "HealthCheckProtocol"}
	not properties[key] in {"HTTPS", "TLS"}
	finding := make_diag_at(
		"target-group-speaks-tls", "ERROR", name, sprintf("Properties.%s", [key]),
		sprintf("Requests to the targets would be plain. Set %s to HTTPS.", [key]),
	)
}

violation contains finding if {
	some name, properties in groups
	not checks_health(properties)
	finding := make_diag_at(
		"target-group-speaks-tls", "ERROR", name, "Properties.Matcher",
		"A target that fails would count as healthy. Check the health of targets, and take statuses from 200 to 299 only.",
	)
}

checks_health(properties) if {
	not data.carepath.shared.references.off(properties.HealthCheckEnabled)
	regex.match(`^2\d\d([,-]2\d\d)*$`, object.get(object.get(properties, "Matcher", {}), "HttpCode", "200"))
}
