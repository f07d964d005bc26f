# METADATA
# title: Keys rotate at least once a year, and are deleted only after a month
# description: A key that rotates limits what one lost copy of it opens. The month before a deletion is the time in which somebody may notice that data would go with it.
# custom:
#   severity: error
#   controls: ["164.312(a)(2)(iv)", "164.308(a)(1)(ii)(B)"]
#   resources: ["AWS::KMS::Key", "AWS::KMS::ReplicaKey"]
package carepath.rules.key_rotates

import rego.v1

# KMS rotates symmetric keys whose material it made; a replica rotates with its primary.
violation contains finding if {
	some name in resources_of_type("AWS::KMS::Key")
	properties := input.resources[name].properties
	object.get(properties, "KeySpec", "SYMMETRIC_DEFAULT") == "SYMMETRIC_DEFAULT"
	not data.carepath.shared.settings.on(properties.EnableKeyRotation)
	finding := make_diag_at(
		"key-rotates", "ERROR", name, "Properties.EnableKeyRotation",
		"The key never rotates. Set EnableKeyRotation to true.",
	)
}

violation contains finding if {
	some name in resources_of_type("AWS::KMS::Key")
	period := input.resources[name].properties.RotationPeriodInDays
	not coerce_to_number(period) <= 365
	finding := make_diag_at(
		"key-rotates", "ERROR", name, "Properties.RotationPeriodInDays",
		"The key rotates less than once a year. Leave RotationPeriodInDays out, which is 365.",
	)
}

violation contains finding if {
	some type in {"AWS::KMS::Key", "AWS::KMS::ReplicaKey"}
	some name in resources_of_type(type)
	window := input.resources[name].properties.PendingWindowInDays
	not data.carepath.shared.settings.at_least(window, 30)
	finding := make_diag_at(
		"key-rotates", "ERROR", name, "Properties.PendingWindowInDays",
		"A deletion of the key takes effect within days. Leave PendingWindowInDays out, which is 30.",
	)
}

# What is under a disabled key cannot be read.
violation contains finding if {
	some type in {"AWS::KMS::Key", "AWS::KMS::ReplicaKey"}
	some name in resources_of_type(type)
	enabled := input.resources[name].properties.Enabled
	not data.carepath.shared.settings.on(enabled)
	finding := make_diag_at(
		"key-rotates", "ERROR", name, "Properties.Enabled",
		"The key is disabled, and nothing under it can be read. Leave Enabled out.",
	)
}

violation contains finding if {
	some type in {"AWS::KMS::Key", "AWS::KMS::ReplicaKey"}
	some name in resources_of_type(type)
	bypass := input.resources[name].properties.BypassPolicyLockoutSafetyCheck
	not data.carepath.shared.settings.off(bypass)
	finding := make_diag_at(
		"key-rotates", "ERROR", name, "Properties.BypassPolicyLockoutSafetyCheck",
		"A policy that nobody can change again would be accepted. Leave BypassPolicyLockoutSafetyCheck out.",
	)
}
