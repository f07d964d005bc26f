# METADATA
# title: Topics and queues are encrypted under a key of the account's own
# description: A message waits, and what waits is at rest. AWS's own key for topics cannot be granted to the services that publish alarms.
# custom:
#   severity: error
#   controls: ["164.312(a)(2)(iv)"]
#   resources: ["AWS::SNS::Topic", "AWS::SQS::Queue"]
package carepath.rules.messages_are_encrypted

import rego.v1

violation contains finding if {
	some type in {"AWS::SNS::Topic", "AWS::SQS::Queue"}
	some name in resources_of_type(type)
	not data.carepath.shared.settings.own_key(input.resources[name].properties.KmsMasterKeyId)
	finding := make_diag_at(
		"messages-are-encrypted", "ERROR", name, "Properties.KmsMasterKeyId",
		"Messages are not under a key of the account's own. Set KmsMasterKeyId to a customer-managed key.",
	)
}
