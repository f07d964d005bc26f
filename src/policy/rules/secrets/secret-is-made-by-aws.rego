# METADATA
# title: Secrets are made where they are kept, long enough to guess at in vain
# description: A value in a template is in the repository, in every assembly and in the stack's history for ever. Secrets Manager makes values that nobody has seen.
# custom:
#   severity: error
#   controls: ["164.312(d)", "164.308(a)(5)(ii)(D)"]
#   resources: ["AWS::SecretsManager::Secret"]
package carepath.rules.secret_is_made_by_aws

import rego.v1

# A secret without any value is filled in by hand or by its service.
violation contains finding if {
	some name in resources_of_type("AWS::SecretsManager::Secret")
	input.resources[name].properties.SecretString
	finding := make_diag_at(
		"secret-is-made-by-aws", "ERROR", name, "Properties.SecretString",
		"The template holds the secret. Use GenerateSecretString, replace the value, and hold the old one to be known.",
	)
}

violation contains finding if {
	some name in resources_of_type("AWS::SecretsManager::Secret")
	length := input.resources[name].properties.GenerateSecretString.PasswordLength
	not data.carepath.shared.settings.at_least(length, 32)
	finding := make_diag_at(
		"secret-is-made-by-aws", "ERROR", name, "Properties.GenerateSecretString.PasswordLength",
		"The value is short enough to be guessed. Leave PasswordLength out, which is 32, or raise it.",
	)
}

# Of four kinds of characters, two may be left out: 64 letters and digits still cannot be guessed.
violation contains finding if {
	some name in resources_of_type("AWS::SecretsManager::Secret")
	generate := input.resources[name].properties.GenerateSecretString
	excluded := [kind | some kind in ["ExcludeLowercase", "ExcludeUppercase", "ExcludeNumbers"]; generate[kind]; not data.carepath.shared.settings.off(generate[kind])]
	count(excluded) > 0
	finding := make_diag_at(
		"secret-is-made-by-aws", "ERROR", name, "Properties.GenerateSecretString",
		sprintf("The value is of too few characters. Leave %v out.", [concat(" and ", excluded)]),
	)
}
