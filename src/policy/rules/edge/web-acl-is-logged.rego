# METADATA
# title: Web ACLs log what they decide, count it, and write no credentials down
# description: Without the log nobody sees an attack, or can say later what was let through. With tokens and cookies in it, whoever reads the log can act as a patient.
# custom:
#   severity: error
#   controls: ["164.312(b)", "164.308(a)(1)(ii)(D)", "164.312(a)(1)"]
#   resources: ["AWS::WAFv2::WebACL", "AWS::WAFv2::LoggingConfiguration"]
package carepath.rules.web_acl_is_logged

import rego.v1

credentials := {"authorization", "cookie"}

logs := data.carepath.shared.references.properties_of("AWS::WAFv2::LoggingConfiguration")

acls := data.carepath.shared.references.properties_of("AWS::WAFv2::WebACL")

violation contains finding if {
	some name, _ in acls
	count([log | some log in logs; data.carepath.shared.references.identity(log.ResourceArn) == name; count(log.LogDestinationConfigs) > 0]) == 0
	finding := make_diag(
		"web-acl-is-logged", "ERROR", name,
		"The web ACL's decisions are not logged. Add a logging configuration for it.",
	)
}

violation contains finding if {
	some name, log in logs
	count(credentials - {lower(field.SingleHeader.Name) | some field in log.RedactedFields}) > 0
	finding := make_diag_at(
		"web-acl-is-logged", "ERROR", name, "Properties.RedactedFields",
		"The log would hold tokens. Redact the headers authorization and cookie.",
	)
}

violation contains finding if {
	some name, log in logs
	data.carepath.shared.values.present(log, "LoggingFilter")
	not keeps_findings(log.LoggingFilter)
	finding := make_diag_at(
		"web-acl-is-logged", "ERROR", name, "Properties.LoggingFilter",
		"The log leaves requests out. Log all of them; where no data is protected, at least those that a rule blocked or counted.",
	)
}

keeps_findings(filter) if {
	not data.carepath.shared.values.protects_data
	every part in filter.Filters {
		part.Behavior == "KEEP"
	}
	count({"BLOCK", "COUNT"} - {condition.ActionCondition.Action |
		some part in filter.Filters
		part.Requirement == "MEETS_ANY"
		some condition in part.Conditions
	}) == 0
}

violation contains finding if {
	some name, acl in acls
	some index, rule in array.concat([acl], object.get(acl, "Rules", []))
	not is_seen(rule)
	finding := make_diag_at(
		"web-acl-is-logged", "ERROR", name, "Properties.Rules",
		sprintf("Turn metrics and sampled requests of %s on.", [object.get(rule, "Name", "the web ACL")]),
	)
}

is_seen(rule) if {
	data.carepath.shared.references.on(rule.VisibilityConfig.CloudWatchMetricsEnabled)
	data.carepath.shared.references.on(rule.VisibilityConfig.SampledRequestsEnabled)
}

violation contains finding if {
	some name, acl in acls
	not hides(acl)
	finding := make_diag_at(
		"web-acl-is-logged", "ERROR", name, "Properties.DataProtectionConfig",
		"Samples of requests would show tokens and query strings. Protect the headers authorization and cookie, and the query string.",
	)
}

hides(acl) if {
	protections := acl.DataProtectionConfig.DataProtections
	count(credentials - {lower(key) |
		some protection in protections
		protection.Field.FieldType == "SINGLE_HEADER"
		some key in protection.Field.FieldKeys
	}) == 0
	some protection in protections
	protection.Field.FieldType == "QUERY_STRING"
}
