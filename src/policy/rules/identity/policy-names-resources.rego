# METADATA
# title: Policies allow actions on the resources that they are for
# description: An action on everything is an action on what another service keeps too. Only where IAM knows no narrower resource may a statement say all.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.308(a)(3)(i)", "164.308(a)(4)(ii)(B)"]
#   resources: ["AWS::IAM::Group", "AWS::IAM::ManagedPolicy", "AWS::IAM::Policy", "AWS::IAM::Role", "AWS::IAM::RolePolicy", "AWS::IAM::User"]
package carepath.rules.policy_names_resources

import rego.v1

violation contains finding if {
	some one in data.carepath.shared.policies.identity
	one.statement.Effect == "Allow"
	not one.statement.Resource
	finding := make_diag_at(
		"policy-names-resources", "ERROR", one.name, one.path,
		"A statement names no resource, or all but those that it names. Name under Resource what is allowed.",
	)
}

violation contains finding if {
	some one in data.carepath.shared.policies.identity
	one.statement.Effect == "Allow"
	some resource in ensure_list(one.statement.Resource)
	broad(as_text(resource))
	some action in ensure_list(one.statement.Action)
	not may_be_broad(action, resource, one.statement)
	finding := make_diag_at(
		"policy-names-resources", "ERROR", one.name, one.path,
		sprintf("A statement allows %v on %v. Name the resources, or confine them by a condition.", [action, as_text(resource)]),
	)
}

# A reference, or text with references in it, as the engine shows it.
as_text(resource) := resource if is_string(resource)

as_text(resource) := substring(resource.__dynamic, 5, -1) if startswith(resource.__dynamic, "Join:")

# No part before the name may be open, nor the name begin so: `log-group:*`, `role/*`, `arn:aws:s3:::*`.
broad(text) if startswith(text, "*")

broad(text) if {
	startswith(text, "arn:")
	some part in array.slice(split(text, ":"), 1, 5)
	contains(part, "*")
}

broad(text) if startswith(rest_of(text), "*")

# In the ARN of an object, what comes before the slash is its bucket's name.
broad(text) if {
	startswith(text, "arn:")
	split(text, ":")[2] != "s3"
	regex.match(`^[A-Za-z0-9-]+[/:]\*`, rest_of(text))
}

rest_of(text) := concat(":", array.slice(parts, 5, count(parts))) if {
	startswith(text, "arn:")
	parts := split(text, ":")
	count(parts) > 5
}

may_be_broad(action, resource, statement) if action in data.carepath.shared.actions.without_resources

may_be_broad(action, resource, statement) if {
	key := data.carepath.shared.actions.confined_by[action]
	narrower_than_all(action, resource)
	key in data.carepath.shared.principals.condition_keys(statement)
}

# The agent of a cluster polls for an instance that it does not know by name yet.
narrower_than_all(action, resource) if action in {"ecs:Poll", "ecs:StartTelemetrySession"}

narrower_than_all(action, resource) if resource != "*"

# An instance registers itself; which it is, is known when it runs.
may_be_broad("ssm:UpdateInstanceInformation", resource, statement) if endswith(resource, ":instance/*")

# What the CDK writes for a pipeline that updates itself: it looks for the stack and the bucket of the bootstrap.
may_be_broad("s3:ListBucket", resource, statement) if is_set_of_bootstrap(statement.Action)

is_set_of_bootstrap(actions) if actions == ["cloudformation:DescribeStacks", "s3:ListBucket"]
