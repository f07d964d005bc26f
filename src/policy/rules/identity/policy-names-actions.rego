# METADATA
# title: Policies allow actions by their names
# description: A wildcard allows what a service will learn to do next year as well as what is needed today. An Allow of everything but what is named allows nearly everything.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.308(a)(3)(i)", "164.308(a)(4)(ii)(B)"]
#   resources: ["AWS::Backup::BackupVault", "AWS::ECR::Repository", "AWS::Events::EventBusPolicy", "AWS::IAM::Group", "AWS::IAM::ManagedPolicy", "AWS::IAM::Policy", "AWS::IAM::Role", "AWS::IAM::RolePolicy", "AWS::IAM::User", "AWS::KMS::Key", "AWS::Logs::ResourcePolicy", "AWS::S3::BucketPolicy", "AWS::SNS::TopicPolicy", "AWS::SQS::QueuePolicy", "AWS::SecretsManager::ResourcePolicy"]
package carepath.rules.policy_names_actions

import rego.v1

# Families of AWS's own documentation and of the CDK's grants: the same act on a bucket, an object or a key and on versions of it.
# https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html
families := {
	"kms:Decrypt*",
	"kms:GenerateDataKey*",
	"kms:ReEncrypt*",
	"s3:Abort*",
	"s3:DeleteObject*",
	"s3:GetBucket*",
	"s3:GetObject*",
	"s3:List*",
}

statements := array.concat(data.carepath.shared.policies.identity, data.carepath.shared.policies.of_resources)

violation contains finding if {
	some one in statements
	one.statement.Effect == "Allow"
	one.statement.NotAction
	finding := make_diag_at(
		"policy-names-actions", "ERROR", one.name, one.path,
		"A statement allows all actions but those that it names. Name under Action what is allowed.",
	)
}

violation contains finding if {
	some one in statements
	one.statement.Effect == "Allow"
	some action in ensure_list(one.statement.Action)
	not named(action)
	not family_of_named_resources(action, one.statement)
	not delegation_of_key(one)
	finding := make_diag_at(
		"policy-names-actions", "ERROR", one.name, one.path,
		sprintf("A statement allows %v, which is more than one action. Name each that is needed.", [action]),
	)
}

named(action) if {
	contains(action, ":")
	not contains(action, "*")
	not contains(action, "?")
}

# In the policy of a resource, `*` is the resource itself.
family_of_named_resources(action, statement) if {
	action in families
	not "*" in ensure_list(object.get(statement, "Resource", []))
}

family_of_named_resources(action, statement) if {
	action in families
	startswith(action, "kms:")
	statement.Principal
}

# How a key is left to IAM: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
delegation_of_key(one) if {
	one.type in {"AWS::KMS::Key", "AWS::KMS::ReplicaKey"}
	one.statement.Action == "kms:*"
	endswith(one.statement.Principal.AWS, concat("", [":iam::", data.carepath.shared.settings.account, ":root"]))
}
