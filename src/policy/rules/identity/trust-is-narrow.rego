# METADATA
# title: Roles are taken by the service or role that is named, on behalf of this account
# description: A role that everybody, a whole other account or a service for any of its customers may take is a way in. aws:SourceAccount is what keeps a service from being used by a stranger.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.312(d)", "164.308(a)(4)(ii)(B)"]
#   resources: ["AWS::IAM::Role"]
package carepath.rules.trust_is_narrow

import rego.v1

# Services that send neither aws:SourceAccount nor aws:SourceArn when they take a role, or whose documentation shows none:
# their role has to be handed to them by someone of this account, who needs iam:PassRole for it.
without_source := {
	"codebuild.amazonaws.com",
	"codepipeline.amazonaws.com",
	"ec2.amazonaws.com",
	"edgelambda.amazonaws.com",
	"lambda.amazonaws.com",
	"rds.amazonaws.com",
}

ways := {"sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity", "sts:SetSourceIdentity", "sts:TagSession"}

violation contains finding if {
	some one in data.carepath.shared.policies.trust
	one.statement.Effect == "Allow"
	reason := fault(one.statement)
	finding := make_diag_at("trust-is-narrow", "ERROR", one.name, one.path, reason)
}

violation contains finding if {
	some one in data.carepath.shared.policies.trust
	one.statement.Effect == "Allow"
	some action in ensure_list(object.get(one.statement, "Action", "*"))
	not action in ways
	finding := make_diag_at(
		"trust-is-narrow", "ERROR", one.name, one.path,
		"The role may be taken in any way. Allow sts:AssumeRole.",
	)
}

fault(statement) := "The role may be taken by all but those who are named. Name who may, under Principal." if not statement.Principal

else := "Everybody may take the role. Name the service or the role that needs it." if data.carepath.shared.principals.everybody(statement.Principal)

else := "A service may take the role for any of its customers. Add the condition aws:SourceAccount with this account." if {
	some service in ensure_list(statement.Principal.Service)
	not service in without_source
	not data.carepath.shared.principals.from_this_account(statement)
}

else := "A whole account may take the role. Name the role that needs it, or confine it by aws:PrincipalArn or sts:ExternalId." if {
	some principal in ensure_list(statement.Principal.AWS)
	data.carepath.shared.principals.whole_account(principal)
	not "sts:externalid" in data.carepath.shared.principals.condition_keys(statement)
	not confined_to_one_of(statement, principal)
}

else := "A role of a stranger's account may take it. Name one of the platform's accounts." if {
	some principal in ensure_list(statement.Principal.AWS)
	data.carepath.shared.principals.stranger(principal)
}

else := "Every user of the identity provider may take the role. Confine it by the provider's aud and sub." if {
	statement.Principal.Federated
	not federated_narrowly(statement)
}

# To a role of the very account that is named.
confined_to_one_of(statement, principal) if {
	some operator, keys in statement.Condition
	data.carepath.shared.principals.confining(operator)
	account := split(principal, ":")[4]
	some arn in ensure_list(keys["aws:PrincipalArn"])
	contains(arn, concat("", ["::", account, ":role/"]))
}

federated_narrowly(statement) if {
	keys := data.carepath.shared.principals.condition_keys(statement)
	some aud in keys
	regex.match(`:aud$`, aud)
	some sub in keys
	regex.match(`:sub$`, sub)
	not contains(json.marshal(statement.Condition), `:sub":"*"`)
}
