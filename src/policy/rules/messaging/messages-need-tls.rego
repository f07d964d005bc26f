# METADATA
# title: Topics and queues refuse messages that come without TLS
# description: SNS and SQS answer plain HTTP unless a policy refuses it, to everybody.
# custom:
#   severity: error
#   controls: ["164.312(e)(1)", "164.312(e)(2)(ii)"]
#   resources: ["AWS::SNS::Topic", "AWS::SQS::Queue"]
package carepath.rules.messages_need_tls

import rego.v1

# By topic or queue, the policies that are its own.
policies := {
	"AWS::SNS::Topic": {"AWS::SNS::TopicPolicy": "Topics", "AWS::SNS::TopicInlinePolicy": "TopicArn"},
	"AWS::SQS::Queue": {"AWS::SQS::QueuePolicy": "Queues", "AWS::SQS::QueueInlinePolicy": "Queue"},
}

acts := {"AWS::SNS::Topic": "sns:publish", "AWS::SQS::Queue": "sqs:sendmessage"}

violation contains finding if {
	some type, kinds in policies
	some name in resources_of_type(type)
	not refuses(type, kinds, name)
	finding := make_diag_at(
		"messages-need-tls", "ERROR", name, "Properties",
		sprintf("No policy refuses plain HTTP. Deny %v to * where aws:SecureTransport is false.", [acts[type]]),
	)
}

refuses(type, kinds, name) if {
	some one in data.carepath.shared.policies.of_resources
	list := kinds[one.type]
	some target in ensure_list(input.resources[one.name].properties[list])
	target.__ref == name
	statement := one.statement
	statement.Effect == "Deny"
	data.carepath.shared.principals.everybody(statement.Principal)
	some action in ensure_list(statement.Action)
	lower(action) in {acts[type], "sns:*", "sqs:*", "*"}
	count(statement.Condition) == 1
	count(statement.Condition.Bool) == 1
	data.carepath.shared.settings.off(statement.Condition.Bool["aws:SecureTransport"])
	about(statement, name)
}

about(statement, name) if {
	some resource in ensure_list(statement.Resource)
	resource.__ref == name
}

about(statement, name) if "*" in ensure_list(statement.Resource)
