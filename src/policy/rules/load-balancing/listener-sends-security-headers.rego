# METADATA
# title: The edge's listener answers with security headers, and says nothing of the server
# description: A REST API passes the answers on as they are. Without the headers a browser may be led to plain HTTP, to guess types, or to show the answer in a stranger's frame.
# custom:
#   severity: error
#   controls: ["164.312(c)(1)", "164.312(e)(1)"]
#   resources: ["AWS::ElasticLoadBalancingV2::Listener"]
package carepath.rules.listener_sends_security_headers

import rego.v1

required := {
	"server.enabled": `^false$`,
	"strict_transport_security.header_value": `max-age=(3153[6-9]\d{3}|31[6-9]\d{5}|3[2-9]\d{6}|[4-9]\d{7}|\d{9,})`,
	"x_content_type_options.header_value": `^nosniff$`,
	"x_frame_options.header_value": `^DENY$`,
	"content_security_policy.header_value": `default-src 'none'`,
}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ElasticLoadBalancingV2::Listener")
	properties.Port == 443
	some key, pattern in required
	not regex.match(pattern, attribute(properties, key))
	finding := make_diag_at(
		"listener-sends-security-headers", "ERROR", name, "Properties.ListenerAttributes",
		sprintf("Set the listener's attribute routing.http.response.%s to a value that matches %s.", [key, pattern]),
	)
}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ElasticLoadBalancingV2::Listener")
	not regex.match(`^https?://`, attribute(properties, "access_control_allow_origin.header_value"))
	attribute(properties, "access_control_allow_origin.header_value") != ""
	finding := make_diag_at(
		"listener-sends-security-headers", "ERROR", name, "Properties.ListenerAttributes",
		"The answer is readable for every website. Name the one origin that may read it.",
	)
}

attribute(properties, key) := value if {
	some found in properties.ListenerAttributes
	found.Key == concat("", ["routing.http.response.", key])
	value := found.Value
}
