# METADATA
# title: Functions are invoked by a named source of this account, and never by a public address
# description: A permission without a source lets a service invoke the function for any of its customers. A function's URL without IAM is an API without authorizer, web ACL and log.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.312(d)"]
#   resources: ["AWS::Lambda::LayerVersionPermission", "AWS::Lambda::Permission", "AWS::Lambda::Url"]
package carepath.rules.function_is_called_by_named

import rego.v1

violation contains finding if {
	some name in resources_of_type("AWS::Lambda::Permission")
	properties := input.resources[name].properties
	not admits_named(properties)
	finding := make_diag_at(
		"function-is-called-by-named", "ERROR", name, "Properties.Principal",
		"The function may be invoked for strangers. Name a service with SourceArn or SourceAccount of this account, or a role.",
	)
}

admits_named(properties) if {
	endswith(properties.Principal, ".amazonaws.com")
	properties.SourceAccount
	data.carepath.shared.principals.own_account(properties.SourceAccount)
}

admits_named(properties) if {
	endswith(properties.Principal, ".amazonaws.com")
	properties.SourceArn
	data.carepath.shared.principals.own_source(properties.SourceArn)
}

admits_named(properties) if contains(properties.Principal, concat("", ["::", data.carepath.shared.settings.account, ":role/"]))

admits_named(properties) if properties.Principal.__ref

violation contains finding if {
	some name in resources_of_type("AWS::Lambda::Permission")
	kind := input.resources[name].properties.FunctionUrlAuthType
	not kind == "AWS_IAM"
	finding := make_diag_at(
		"function-is-called-by-named", "ERROR", name, "Properties.FunctionUrlAuthType",
		"The function's URL asks for nobody. Set FunctionUrlAuthType to AWS_IAM.",
	)
}

violation contains finding if {
	some name in resources_of_type("AWS::Lambda::Url")
	not input.resources[name].properties.AuthType == "AWS_IAM"
	finding := make_diag_at(
		"function-is-called-by-named", "ERROR", name, "Properties.AuthType",
		"The function's URL asks for nobody. Set AuthType to AWS_IAM, or put the function behind the API.",
	)
}

violation contains finding if {
	some name in resources_of_type("AWS::Lambda::LayerVersionPermission")
	properties := input.resources[name].properties
	not properties.OrganizationId
	not properties.Principal == data.carepath.shared.settings.account
	finding := make_diag_at(
		"function-is-called-by-named", "ERROR", name, "Properties.Principal",
		"The layer's code is open to other accounts. Name this account, or the organization.",
	)
}
