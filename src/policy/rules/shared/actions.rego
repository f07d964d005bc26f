# What IAM knows of actions. https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
package carepath.shared.actions

import rego.v1

violation := set()

# Actions for which IAM knows no resource: a statement that allows them must say `*`.
without_resources := {
	"ce:GetCostAndUsage",
	"ce:GetCostCategories",
	"ce:GetDimensionValues",
	"ce:GetTags",
	"cloudformation:DescribeStacks", # Without a name, which `cdk deploy` asks first.
	"cloudformation:ValidateTemplate",
	"cloudwatch:DescribeAlarms", # All of them: the resource is `alarm:*`.
	"cloudwatch:GetMetricData",
	"cloudwatch:GetMetricStatistics",
	"cloudwatch:ListMetrics",
	"ec2:AssignPrivateIpAddresses",
	"ec2:CreateNetworkInterface",
	"ec2:DeleteNetworkInterface",
	"ec2:DescribeInstances",
	"ec2:DescribeNetworkInterfaces",
	"ec2:DescribeSecurityGroups",
	"ec2:DescribeSubnets",
	"ec2:DescribeVpcs",
	"ec2:UnassignPrivateIpAddresses",
	"ecr:GetAuthorizationToken",
	"ecs:DiscoverPollEndpoint",
	"logs:CreateLogDelivery",
	"logs:DeleteLogDelivery",
	"logs:DescribeLogGroups",
	"logs:DescribeResourcePolicies",
	"logs:GetLogDelivery",
	"logs:ListLogDeliveries",
	"logs:PutResourcePolicy",
	"logs:UpdateLogDelivery",
	"rds:DescribeDBEngineVersions",
	"s3:ListAllMyBuckets",
	"ssmmessages:CreateControlChannel",
	"ssmmessages:CreateDataChannel",
	"ssmmessages:OpenControlChannel",
	"ssmmessages:OpenDataChannel",
	"sts:GetCallerIdentity",
	"tag:GetResources",
	"xray:GetSamplingRules",
	"xray:GetSamplingTargets",
	"xray:PutTelemetryRecords",
	"xray:PutTraceSegments",
}

# Actions that a condition key confines where resources cannot, or are not known before they exist.
confined_by := {
	"ecs:DescribeTasks": "ecs:cluster",
	"ecs:Poll": "ecs:cluster",
	"ecs:StartTelemetrySession": "ecs:cluster",
	"ecs:StopTask": "ecs:cluster",
	"kms:Decrypt": "kms:resourcealiases",
	"kms:DescribeKey": "kms:resourcealiases",
	"kms:Encrypt": "kms:resourcealiases",
	"kms:GenerateDataKey*": "kms:resourcealiases",
	"kms:ReEncrypt*": "kms:resourcealiases",
	"sts:AssumeRole": "iam:resourcetag/aws-cdk:bootstrap-role",
}
