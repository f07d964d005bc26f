# METADATA
# title: Web ACLs limit how often one address may ask
# description: Without a limit, one caller can try passwords and identifiers as fast as the platform answers, or keep it from answering anybody else.
# custom:
#   severity: error
#   controls: ["164.308(a)(5)(ii)(B)", "164.308(a)(7)(i)", "164.312(a)(1)"]
#   resources: ["AWS::WAFv2::WebACL"]
package carepath.rules.web_acl_limits_rate

import rego.v1

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::WAFv2::WebACL")
	not limits_all(properties.Rules)
	finding := make_diag_at(
		"web-acl-limits-rate", "ERROR", name, "Properties.Rules",
		"Add a rate-based rule without scope-down that blocks an address after at most 100000 requests.",
	)
}

limits_all(rules) if {
	some rule in rules
	limit := rule.Statement.RateBasedStatement
	limit.AggregateKeyType in {"IP", "FORWARDED_IP"}
	not data.carepath.shared.values.present(limit, "ScopeDownStatement")
	limit.Limit <= 100000
	refuses(rule.Action)
}

refuses(action) if action.Block

refuses(action) if {
	data.carepath.shared.values.web_acl_may_count
	action.Count
}
