# METADATA
# title: Policies of resources admit principals of this account, by name, and services on its behalf
# description: A policy that admits everybody, another account as a whole, or a service for any of its customers opens the resource to strangers, whatever else protects it.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.308(a)(4)(ii)(B)", "164.308(a)(4)(ii)(C)"]
#   resources: ["AWS::Backup::BackupVault", "AWS::ECR::RegistryPolicy", "AWS::ECR::Repository", "AWS::EFS::FileSystem", "AWS::Events::EventBusPolicy", "AWS::KMS::Key", "AWS::Logs::ResourcePolicy", "AWS::OpenSearchService::Domain", "AWS::S3::AccessPoint", "AWS::S3::BucketPolicy", "AWS::SNS::TopicPolicy", "AWS::SQS::QueuePolicy", "AWS::SecretsManager::ResourcePolicy"]
package carepath.rules.resource_policy_names_principals

import rego.v1

violation contains finding if {
	some one in data.carepath.shared.policies.of_resources
	one.statement.Effect == "Allow"
	reason := fault(one)
	finding := make_diag_at("resource-policy-names-principals", "ERROR", one.name, one.path, reason)
}

fault(one) := "All but those who are named are admitted. Name under Principal who is." if not one.statement.Principal

else := "Everybody is admitted. Name a principal of this account, or confine the statement to this account by a condition." if {
	data.carepath.shared.principals.everybody(one.statement.Principal)
	not data.carepath.shared.principals.of_this_account(one.statement)
}

else := "A service is admitted for any of its customers. Add the condition aws:SourceAccount with this account." if {
	some service in ensure_list(one.statement.Principal.Service)
	not harmless_from_anybody(service, one.statement)
	not data.carepath.shared.principals.from_this_account(one.statement)
	not data.carepath.shared.principals.under_own_context(one.statement)
}

else := "Another account is admitted as a whole. Name the role of it that needs the resource." if {
	some principal in ensure_list(one.statement.Principal.AWS)
	data.carepath.shared.principals.whole_account(principal)
	not contains(json.marshal(principal), data.carepath.shared.settings.account)
	not pulls_images(one, principal)
	not writes_load_balancer_logs(one, principal)
}

else := "A principal of a stranger's account is admitted. Name one of the platform's accounts." if {
	some principal in ensure_list(one.statement.Principal.AWS)
	data.carepath.shared.principals.stranger(principal)
	not writes_load_balancer_logs(one, principal)
}

else := "An identity provider or an unknown kind of principal is admitted. Name a role." if {
	is_object(one.statement.Principal)
	some kind, _ in one.statement.Principal
	not kind in {"AWS", "Service"}
}

# Log delivery writes for the owner of what is logged; AWS documents neither of these with a condition.
# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging-legacy-s3.html
# https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html
# https://docs.aws.amazon.com/elasticloadbalancing/latest/network/enable-access-logs.html
of_log_delivery := {"kms:Decrypt*", "kms:GenerateDataKey*", "logs:CreateLogStream", "s3:GetBucketAcl"}

harmless_from_anybody("delivery.logs.amazonaws.com", statement) if {
	every action in ensure_list(statement.Action) {
		action in of_log_delivery
	}
}

harmless_from_anybody("delivery.logs.amazonaws.com", statement) if {
	statement.Action == "s3:PutObject"
	statement.Condition.StringEquals["s3:x-amz-acl"] == "bucket-owner-full-control"
}

# Elastic Load Balancing writes an account's logs below that account's number; its guide names no condition for the newer Regions.
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
harmless_from_anybody("logdelivery.elasticloadbalancing.amazonaws.com", statement) if {
	statement.Action == "s3:PutObject"
	every resource in ensure_list(statement.Resource) {
		contains(json.marshal(resource), concat("", ["/AWSLogs/", data.carepath.shared.settings.account, "/"]))
	}
}

# EventBridge opens a stream without saying for which rule, and writes into it saying so.
# https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-cloudwatchlogs-permissions
harmless_from_anybody("events.amazonaws.com", statement) if statement.Action == "logs:CreateLogStream"

# Environments pull what the pipeline's account built; which of their roles does so is theirs to decide.
pulls_images(one, principal) if {
	one.type == "AWS::ECR::Repository"
	deployed_into(principal)
	every action in ensure_list(one.statement.Action) {
		action in {"ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"}
	}
}

# The platform's own, where they are known.
deployed_into(principal) if split(principal, ":")[4] in data.carepath.shared.values.accounts

# Else the pipeline says which accounts those are, where it is in the template too.

deployed_into(principal) if {
	some pipeline in resources_of_type("AWS::CodePipeline::Pipeline")
	contains(json.marshal(input.resources[pipeline].properties.Stages), concat("", ["::", split(principal, ":")[4], ":role/"]))
}

writes_load_balancer_logs(one, principal) if {
	one.type == "AWS::S3::BucketPolicy"
	one.statement.Action == "s3:PutObject"
	data.carepath.shared.buckets.load_balancer_root(principal)
}
