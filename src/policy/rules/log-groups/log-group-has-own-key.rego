# METADATA
# title: Log groups are encrypted under a key of the account's own
# description: Logs tell who asked for what. Under a key of the account's own, who may read groups cannot yet read what is in them.
# custom:
#   severity: error
#   controls: ["164.312(a)(2)(iv)"]
#   resources: ["AWS::Logs::LogGroup"]
package carepath.rules.log_group_has_own_key

import rego.v1

violation contains finding if {
	some name in resources_of_type("AWS::Logs::LogGroup")
	not data.carepath.shared.settings.own_key(input.resources[name].properties.KmsKeyId)
	finding := make_diag_at(
		"log-group-has-own-key", "ERROR", name, "Properties.KmsKeyId",
		"The group has no key of the account's own. Set KmsKeyId to a key that admits CloudWatch Logs.",
	)
}

# Groups of the cheaper class can be searched by hand only: no metric filter, so no alarm, hears them.
violation contains finding if {
	some name in resources_of_type("AWS::Logs::LogGroup")
	class := input.resources[name].properties.LogGroupClass
	class != "STANDARD"
	finding := make_diag_at(
		"log-group-has-own-key", "ERROR", name, "Properties.LogGroupClass",
		"No alarm can listen to a group of this class. Leave LogGroupClass out.",
	)
}
