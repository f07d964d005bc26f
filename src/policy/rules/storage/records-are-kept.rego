# METADATA
# title: Buckets of records keep them for as long as they may be asked for
# description: The audit trail and the record of configurations are kept for six years where patients' data is, records of requests for at least one. A shorter lifecycle deletes evidence without a trace.
# custom:
#   severity: error
#   controls: ["164.312(b)", "164.316(b)(2)(i)"]
#   resources: ["AWS::S3::Bucket"]
package carepath.rules.records_are_kept

import rego.v1

# Requests are asked about within a year; the trail and the record of configurations as long as is configured, for patients' data six years.
least_days(name) := data.carepath.shared.values.audit_days if {
	some writer in data.carepath.shared.buckets.writers[name]
	writer in {"cloudtrail.amazonaws.com", "config.amazonaws.com"}
} else := min({data.carepath.shared.values.audit_days, 365})

least_of_any := min({data.carepath.shared.values.audit_days, 30})

violation contains finding if {
	some name, writers in data.carepath.shared.buckets.writers
	some writer in writers
	writer in data.carepath.shared.buckets.recorders
	some rule in input.resources[name].properties.LifecycleConfiguration.Rules
	not rule.Status == "Disabled"
	expires(rule)
	not data.carepath.shared.settings.at_least(rule.ExpirationInDays, least_days(name))
	finding := make_diag_at(
		"records-are-kept", "ERROR", name, "Properties.LifecycleConfiguration",
		sprintf("Records expire before %v days. Raise ExpirationInDays.", [least_days(name)]),
	)
}

expires(rule) if rule.ExpirationInDays

expires(rule) if rule.ExpirationDate

# What is no record has its reason too, and an object that is overwritten a time in which it can be had back.
violation contains finding if {
	some name in data.carepath.shared.buckets.names
	some rule in input.resources[name].properties.LifecycleConfiguration.Rules
	not rule.Status == "Disabled"
	rule.ExpirationInDays
	not data.carepath.shared.settings.at_least(rule.ExpirationInDays, least_of_any)
	finding := make_diag_at(
		"records-are-kept", "ERROR", name, "Properties.LifecycleConfiguration",
		sprintf("Objects expire within %v days, before anybody misses them. Raise ExpirationInDays.", [least_of_any]),
	)
}
