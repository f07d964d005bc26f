# METADATA
# title: No secret stands in a template, neither as a parameter nor in a variable, a property, a command or user data
# description: What a template holds in plain text is read by everybody who may read the repository, an assembly, a stack or a task definition, and stays in their histories.
# custom:
#   severity: error
#   controls: ["164.312(d)", "164.308(a)(5)(ii)(D)", "164.312(a)(1)"]
#   resources: ["AWS::CodeBuild::Project", "AWS::CodeBuild::SourceCredential", "AWS::CodePipeline::Pipeline", "AWS::EC2::Instance", "AWS::EC2::LaunchTemplate", "AWS::SSM::Parameter"]
package carepath.rules.template_holds_no_secret

import rego.v1

# Variables of functions and of tasks have rules of their own, beside the others on them.

# Names of variables that hold a secret, and not where one is to be found. Without regular expressions, which are compiled at each call.
words := {"passw", "passphrase", "secret", "token", "apikey", "api_key", "privatekey", "private_key", "accesskey", "access_key", "credential", "_pwd", "pwd_"}

whereabouts := {"arn", "arns", "name", "names", "id", "ids", "url", "urls", "uri", "uris", "path", "paths", "endpoint", "version", "length", "issuer", "audience", "ttl", "seconds", "minutes"}

named_secret(name) if {
	some word in words
	contains(lower(name), word)
	not tells_where(lower(name))
}

named_secret(name) if lower(name) == "pwd"

tells_where(name) if {
	some word in whereabouts
	endswith(name, word)
}

# A literal, or what CloudFormation puts in its place when it deploys: both stand in the resource in plain text.
plain(value) if {
	not is_object(value)
	not value in {null, ""}
}

plain(value) if startswith(value.__dynamic, "dynamic reference:")

plain(value) if value.__conditional

resolved_secret(value) if contains(value.__dynamic, "resolve:secretsmanager:")

resolved_secret(value) if contains(value.__dynamic, "resolve:ssm-secure:")

variables contains [name, "Properties.Environment.EnvironmentVariables", entry.Name, entry.Value] if {
	some name in resources_of_type("AWS::CodeBuild::Project")
	some entry in input.resources[name].properties.Environment.EnvironmentVariables
	object.get(entry, "Type", "PLAINTEXT") == "PLAINTEXT"
}

variables contains [name, "Properties.Stages", entry.name, entry.value] if {
	some name in resources_of_type("AWS::CodePipeline::Pipeline")
	some stage in input.resources[name].properties.Stages
	some action in stage.Actions
	some entry in json.unmarshal(action.Configuration.EnvironmentVariables)
	object.get(entry, "type", "PLAINTEXT") == "PLAINTEXT"
}

variables contains [name, "Properties.Value", input.resources[name].properties.Name, input.resources[name].properties.Value] if {
	some name in resources_of_type("AWS::SSM::Parameter")
}

variables contains [name, "Properties.Value", name, input.resources[name].properties.Value] if {
	some name in resources_of_type("AWS::SSM::Parameter")
}

violation contains finding if {
	some [name, path, key, value] in variables
	named_secret(key)
	plain(value)
	finding := make_diag_at(
		"template-holds-no-secret", "ERROR", name, path,
		sprintf("%v holds a secret in plain text. Keep it in Secrets Manager and hand on its ARN.", [key]),
	)
}

violation contains finding if {
	some [name, path, key, value] in variables
	resolved_secret(value)
	finding := make_diag_at(
		"template-holds-no-secret", "ERROR", name, path,
		sprintf("%v is resolved to plain text when it is deployed. Keep the secret in Secrets Manager and hand on its ARN.", [key]),
	)
}

# A property for a secret that holds a literal: a reference is none.
secret_property := `"(MasterUserPassword|MasterPassword|Password|AdminPassword|UserPassword|AuthToken|OAuthToken|OAuthAccessToken|ClientSecret|SecretString|SecretToken|AccessToken|PersonalAccessToken|SecretAccessKey|ApiKey|Token|PrivateKey)":"[^"]`

# What secrets of well-known kinds look like, wherever they stand.
known_secret := `(AKIA|ASIA)[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY-----|gh[opsu]_[0-9A-Za-z]{36}|github_pat_[0-9A-Za-z_]{22}|xox[abprs]-[0-9A-Za-z-]{10}|sk_live_[0-9A-Za-z]{16}|://[^/:@\s"{}$]+:[^/@\s"{}$]+@`

looks_like_a_secret := concat("|", [secret_property, known_secret])

# Asked of all at once first, since next to no template has any.
violation contains finding if {
	regex.match(looks_like_a_secret, json.marshal([resource.properties | some resource in input.resources]))
	some name, resource in input.resources
	regex.match(looks_like_a_secret, json.marshal(resource.properties))
	finding := make_diag(
		"template-holds-no-secret", "ERROR", name,
		"A property holds a secret in plain text. Keep it in Secrets Manager, replace its value, and hold the old one to be known.",
	)
}

# In what machines run first, as it is handed to rules beside the template, and in what builds run.
scripts contains [name, script] if {
	some type in {"AWS::EC2::Instance", "AWS::EC2::LaunchTemplate"}
	some name in resources_of_type(type)
	script := input.mappings.CarepathFacts[name].userData
}

scripts contains [name, json.marshal(input.resources[name].properties.Source)] if {
	some name in resources_of_type("AWS::CodeBuild::Project")
}

violation contains finding if {
	some [name, script] in scripts
	regex.match(`(?i)(passw(or)?d|passphrase|secret|token|api_?key|private_?key|access_?key|pwd)["']?\s*[=:]\s*\\*["']?[^\s"'\\${<(,;}]{4,}`, script)
	finding := make_diag(
		"template-holds-no-secret", "ERROR", name,
		"A command holds a secret in plain text. Let it fetch the secret from Secrets Manager when it runs.",
	)
}

# A parameter that is not hidden shows in the console, and its default in the template.
violation contains finding if {
	some name, parameter in input.parameters
	named_secret(name)
	exposed(parameter)
	finding := make_diag(
		"template-holds-no-secret", "ERROR", "",
		sprintf("The parameter %v takes a secret. Take the ARN of a secret instead.", [name]),
	)
}

exposed(parameter) if not parameter.noEcho

exposed(parameter) if not object.get(parameter, "default", "") in {null, ""}
