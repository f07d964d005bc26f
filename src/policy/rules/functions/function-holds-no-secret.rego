# METADATA
# title: Functions hold no secrets, only the ARNs of secrets
# description: Variables of a function are read by whoever may describe it, and a dynamic reference is resolved into them.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.312(a)(2)(iv)", "164.312(d)"]
#   resources: ["AWS::Lambda::Function"]
package carepath.rules.function_holds_no_secret

import rego.v1

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::Lambda::Function")
	some key, value in properties.Environment.Variables
	holds_secret(key, value)
	finding := make_diag_at(
		"function-holds-no-secret", "ERROR", name, sprintf("Properties.Environment.Variables.%s", [key]),
		sprintf("%s is a secret in plain text. Put it into Secrets Manager, and let the function fetch it by its ARN.", [key]),
	)
}

# A reference is to what another resource is called, which for a secret is its ARN.
holds_secret(key, value) if {
	is_string(value)
	data.carepath.shared.secrets.names_secret(key)
	not startswith(value, "arn:")
}

holds_secret(_, value) if data.carepath.shared.secrets.is_secret(value)

holds_secret(_, value) if data.carepath.shared.secrets.is_random(value)

violation contains finding if {
	some name in resources_of_type("AWS::Lambda::Function")
	count(input.resources[name].secretsmanagerRefPaths) > 0
	finding := make_diag_at(
		"function-holds-no-secret", "ERROR", name, input.resources[name].secretsmanagerRefPaths[0],
		"CloudFormation writes the secret's value into the function. Let the function fetch it by its ARN.",
	)
}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::Lambda::Function")
	regex.match(`\b(AKIA|ASIA)[A-Z0-9]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY`, properties.Code.ZipFile)
	finding := make_diag_at(
		"function-holds-no-secret", "ERROR", name, "Properties.Code.ZipFile",
		"The code holds a key. Put it into Secrets Manager, and let the function fetch it by its ARN.",
	)
}
