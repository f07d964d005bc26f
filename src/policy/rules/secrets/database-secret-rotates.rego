# METADATA
# title: Secrets with which somebody signs in to a database rotate within 90 days
# description: A password that is never changed is known, in time, to everybody who ever held it. Secrets that are a database's own are rotated by RDS each week; these are the others.
# custom:
#   severity: error
#   controls: ["164.308(a)(5)(ii)(D)", "164.312(d)"]
#   resources: ["AWS::SecretsManager::Secret", "AWS::SecretsManager::SecretTargetAttachment", "AWS::SecretsManager::RotationSchedule"]
package carepath.rules.database_secret_rotates

import rego.v1

# Attached to a database, or with a user's name in what it is made from.
signs_in contains name if {
	some attachment in resources_of_type("AWS::SecretsManager::SecretTargetAttachment")
	name := input.resources[attachment].properties.SecretId.__ref
}

signs_in contains name if {
	some name in resources_of_type("AWS::SecretsManager::Secret")
	contains(input.resources[name].properties.GenerateSecretString.SecretStringTemplate, "username")
}

# A schedule names the secret, or its attachment.
scheduled contains target if {
	some schedule in resources_of_type("AWS::SecretsManager::RotationSchedule")
	target := input.resources[schedule].properties.SecretId.__ref
}

rotates(secret) if secret in scheduled

rotates(secret) if {
	some attachment in scheduled
	input.resources[attachment].properties.SecretId.__ref == secret
}

violation contains finding if {
	some name in signs_in
	not rotates(name)
	finding := make_diag(
		"database-secret-rotates", "ERROR", name,
		"The secret never rotates. Add a RotationSchedule, or better: sign in with IAM, and have no secret.",
	)
}

violation contains finding if {
	some name in resources_of_type("AWS::SecretsManager::RotationSchedule")
	rules := object.get(input.resources[name].properties, "RotationRules", {})
	not often(rules)
	finding := make_diag_at(
		"database-secret-rotates", "ERROR", name, "Properties.RotationRules",
		"The secret rotates less than every 90 days, or not by itself. Set AutomaticallyAfterDays to at most 90.",
	)
}

often(rules) if coerce_to_number(rules.AutomaticallyAfterDays) <= 90

often(rules) if {
	[_, days] := regex.find_all_string_submatch_n(`^rate\((\d+) days?\)$`, rules.ScheduleExpression, 1)[0]
	to_number(days) <= 90
}

often(rules) if startswith(rules.ScheduleExpression, "cron(")
