# METADATA
# title: Topics of alarms and approvals have somebody who hears them
# description: A message to a topic without subscription is lost without a trace.
# custom:
#   severity: error
#   controls: ["164.308(a)(6)(ii)"]
#   resources: ["AWS::SNS::Topic"]
package carepath.rules.topic_is_heard

import rego.v1

heard contains topic if {
	some subscription in resources_of_type("AWS::SNS::Subscription")
	topic := input.resources[subscription].properties.TopicArn.__ref
}

heard contains topic if {
	some topic in resources_of_type("AWS::SNS::Topic")
	count(input.resources[topic].properties.Subscription) > 0
}

# CloudWatch publishes to it, an alarm names it, or an approval is announced on it.
calls contains topic if {
	some one in data.carepath.shared.policies.of_resources
	one.type == "AWS::SNS::TopicPolicy"
	one.statement.Effect == "Allow"
	some target in input.resources[one.name].properties.Topics
	topic := target.__ref
}

calls contains topic if {
	some topic in resources_of_type("AWS::SNS::Topic")
	some reference in input.resources[topic].incomingRefs
	input.resources[reference.source].resourceType in {"AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm", "AWS::CodePipeline::Pipeline"}
}

violation contains finding if {
	data.carepath.shared.values.protects_data
	some topic in calls
	not topic in heard
	finding := make_diag("topic-is-heard", "ERROR", topic, "Nobody hears the topic. Add a subscription.")
}

# Where no patients' data is, nobody need be woken: one topic of the template is enough.
violation contains finding if {
	not data.carepath.shared.values.protects_data
	count(heard) == 0
	some topic in calls
	finding := make_diag("topic-is-heard", "ERROR", topic, "Nobody hears any topic of the template. Add a subscription.")
}
