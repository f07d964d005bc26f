# METADATA
# title: Roles are passed by name, to a service that is named
# description: Who may pass any role to a service that runs code has the rights of the mightiest role in the account.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.308(a)(4)(ii)(C)"]
#   resources: ["AWS::IAM::Group", "AWS::IAM::ManagedPolicy", "AWS::IAM::Policy", "AWS::IAM::Role", "AWS::IAM::RolePolicy", "AWS::IAM::User"]
package carepath.rules.policy_passes_named_roles

import rego.v1

passes contains one if {
	some one in data.carepath.shared.policies.identity
	one.statement.Effect == "Allow"
	some action in ensure_list(one.statement.Action)
	startswith(lower(action), "iam:pass")
}

violation contains finding if {
	some one in passes
	not "iam:passedtoservice" in data.carepath.shared.principals.condition_keys(one.statement)
	finding := make_diag_at(
		"policy-passes-named-roles", "ERROR", one.name, one.path,
		"A role may be passed to every service. Add the condition iam:PassedToService with the service that takes it.",
	)
}

violation contains finding if {
	some one in passes
	some resource in ensure_list(object.get(one.statement, "Resource", "*"))
	contains(json.marshal(resource), "*")
	finding := make_diag_at(
		"policy-passes-named-roles", "ERROR", one.name, one.path,
		"Roles may be passed that no one has named. Name each role under Resource.",
	)
}
