# METADATA
# title: Buckets of the audit trail and of evidence are locked against deletion for as long as is configured, which for patients' data is six years
# description: Object Lock in compliance mode cannot be shortened or lifted by anybody, the root user included. Without it, who breaks in deletes the record of having done so. Six years is the retention of 45 CFR 164.316(b)(2)(i).
# custom:
#   severity: error
#   controls: ["164.312(b)", "164.312(c)(1)", "164.316(b)(2)(i)"]
#   resources: ["AWS::S3::Bucket"]
package carepath.rules.evidence_is_locked

import rego.v1

least_days := data.carepath.shared.values.audit_days

default modes := {"COMPLIANCE"}

modes := {"COMPLIANCE", "GOVERNANCE"} if not data.carepath.shared.values.protects_data

# A trail writes here, or something of a lock is here already: what is left of one that was taken away counts.
locked contains name if {
	some name in data.carepath.shared.buckets.names
	"cloudtrail.amazonaws.com" in data.carepath.shared.buckets.writers[name]
}

locked contains name if {
	some name in data.carepath.shared.buckets.names
	some property in {"ObjectLockEnabled", "ObjectLockConfiguration"}
	input.resources[name].properties[property]
}

# Nothing else tells what a bucket of evidence holds. S3 delivers its access logs to no locked bucket.
locked contains name if {
	some name in data.carepath.shared.buckets.names
	contains(lower(name), "evidence")
	not "logging.s3.amazonaws.com" in data.carepath.shared.buckets.writers[name]
}

violation contains finding if {
	some name in locked
	not data.carepath.shared.settings.on(input.resources[name].properties.ObjectLockEnabled)
	finding := make_diag_at(
		"evidence-is-locked", "ERROR", name, "Properties.ObjectLockEnabled",
		"The bucket knows no Object Lock. Set ObjectLockEnabled to true.",
	)
}

violation contains finding if {
	some name in locked
	lock := object.get(input.resources[name].properties, "ObjectLockConfiguration", {})
	not sound(lock)
	finding := make_diag_at(
		"evidence-is-locked", "ERROR", name, "Properties.ObjectLockConfiguration",
		sprintf("What is written here can be deleted too early. Set a default retention of at least %v days in mode %v.", [least_days, concat(" or ", modes)]),
	)
}

sound(lock) if {
	lock.ObjectLockEnabled == "Enabled"
	lock.Rule.DefaultRetention.Mode in modes
	days(lock.Rule.DefaultRetention) >= least_days
}

days(retention) := coerce_to_number(retention.Days)

days(retention) := coerce_to_number(retention.Years) * 366 if not retention.Days
