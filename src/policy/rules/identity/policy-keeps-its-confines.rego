# METADATA
# title: Rights that services need on a role's behalf are confined to services
# description: A function in a VPC needs rights on network interfaces that its code must not have, and a grant on a key may be made only by a service of AWS. Both are confined by one statement or condition each, which AWS documents.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.308(a)(4)(ii)(C)"]
#   resources: ["AWS::IAM::ManagedPolicy", "AWS::IAM::Policy", "AWS::IAM::Role", "AWS::IAM::RolePolicy"]
package carepath.rules.policy_keeps_its_confines

import rego.v1

# https://docs.aws.amazon.com/kms/latest/developerguide/grants.html
violation contains finding if {
	some one in data.carepath.shared.policies.identity
	one.statement.Effect == "Allow"
	"kms:CreateGrant" in ensure_list(one.statement.Action)
	count(data.carepath.shared.principals.condition_keys(one.statement) & {"kms:grantisforawsresource", "kms:viaservice"}) == 0
	finding := make_diag_at(
		"policy-keeps-its-confines", "ERROR", one.name, one.path,
		"A role may hand on the use of a key to anybody. Add the condition kms:GrantIsForAWSResource.",
	)
}

# Who reads a secret reads it through Secrets Manager, and nothing else that is under the key.
# https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
violation contains finding if {
	some one in data.carepath.shared.policies.identity
	one.statement.Effect == "Allow"
	"secretsmanager:GetSecretValue" in ensure_list(one.statement.Action)
	some other in data.carepath.shared.policies.identity
	other.name == one.name
	other.statement.Effect == "Allow"
	some action in ensure_list(other.statement.Action)
	action in {"kms:Decrypt", "kms:Decrypt*"}
	not "kms:viaservice" in data.carepath.shared.principals.condition_keys(other.statement)
	finding := make_diag_at(
		"policy-keeps-its-confines", "ERROR", one.name, other.path,
		"What reads a secret may decrypt all that is under its key. Add the condition kms:ViaService with Secrets Manager.",
	)
}

# A task definition runs in whichever cluster it is started in.
violation contains finding if {
	some one in data.carepath.shared.policies.identity
	one.statement.Effect == "Allow"
	"ecs:RunTask" in ensure_list(one.statement.Action)
	not "ecs:cluster" in data.carepath.shared.principals.condition_keys(one.statement)
	finding := make_diag_at(
		"policy-keeps-its-confines", "ERROR", one.name, one.path,
		"A task may be started in any cluster. Add the condition ecs:cluster.",
	)
}

# https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions
violation contains finding if {
	some one in data.carepath.shared.policies.identity
	one.statement.Effect == "Allow"
	"ec2:CreateNetworkInterface" in ensure_list(one.statement.Action)
	one.statement.Resource == "*"
	not refused_to_code(one.name)
	finding := make_diag_at(
		"policy-keeps-its-confines", "ERROR", one.name, one.path,
		"The function's code may make network interfaces. Deny it the same actions under lambda:SourceFunctionArn.",
	)
}

refused_to_code(name) if {
	some one in data.carepath.shared.policies.identity
	one.name == name
	one.statement.Effect == "Deny"
	"ec2:CreateNetworkInterface" in ensure_list(one.statement.Action)
	"lambda:sourcefunctionarn" in data.carepath.shared.principals.condition_keys(one.statement)
}
