# METADATA
# title: Functions are called by known services, for known resources
# description: A function that anybody may call, or any account's API, does for anybody what its role may do.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.308(a)(4)(i)"]
#   resources: ["AWS::Lambda::Permission", "AWS::Lambda::Url", "AWS::Lambda::LayerVersionPermission"]
package carepath.rules.function_is_called_by_known_callers

import rego.v1

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::Lambda::Permission")
	not is_known(properties)
	finding := make_diag_at(
		"function-is-called-by-known-callers", "ERROR", name, "Properties.Principal",
		"Anybody's resource may call the function. Name the service and what calls of this account, by its ARN or SourceAccount, or a role of this account.",
	)
}

is_known(properties) if {
	endswith(properties.Principal, ".amazonaws.com")
	data.carepath.shared.principals.own_account(properties.SourceAccount)
}

is_known(properties) if {
	endswith(properties.Principal, ".amazonaws.com")
	not properties.SourceAccount
	of_own_account(properties.SourceArn)
}

is_known(properties) if data.carepath.shared.principals.own_account(properties.Principal)

is_known(properties) if {
	parts := split(properties.Principal, ":")
	parts[2] == "iam"
	parts[4] == data.carepath.shared.settings.account
}

is_known(properties) if properties.Principal["__ref"]

of_own_account(source) if is_object(source)

# A bucket's ARN names no account: alone it admits whoever owns a bucket of that name next.
of_own_account(source) if split(source, ":")[4] == data.carepath.shared.settings.account

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::Lambda::Url")
	not properties.AuthType == "AWS_IAM"
	finding := make_diag_at(
		"function-is-called-by-known-callers", "ERROR", name, "Properties.AuthType",
		"The function has a public address. Set AuthType to AWS_IAM, or delete it.",
	)
}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::Lambda::LayerVersionPermission")
	properties.Principal == "*"
	not properties.OrganizationId
	finding := make_diag_at(
		"function-is-called-by-known-callers", "ERROR", name, "Properties.Principal",
		"Everybody may use the layer. Name an account or the organisation.",
	)
}
