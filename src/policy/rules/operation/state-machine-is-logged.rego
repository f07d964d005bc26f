# METADATA
# title: State machines log what they do and keep their states under a key of the account's own
# description: A state carries what is handed from step to step, which for a migration is the way to the database.
# custom:
#   severity: error
#   controls: ["164.312(b)", "164.312(a)(2)(iv)"]
#   resources: ["AWS::StepFunctions::StateMachine"]
package carepath.rules.state_machine_is_logged

import rego.v1

violation contains finding if {
	some name in resources_of_type("AWS::StepFunctions::StateMachine")
	not logged(object.get(input.resources[name].properties, "LoggingConfiguration", {}))
	finding := make_diag_at(
		"state-machine-is-logged", "ERROR", name, "Properties.LoggingConfiguration",
		"Nobody can see what it did. Set Level to ALL and name a log group.",
	)
}

logged(logging) if {
	logging.Level == "ALL"
	some destination in logging.Destinations
	data.carepath.shared.settings.given(destination.CloudWatchLogsLogGroup.LogGroupArn)
}

violation contains finding if {
	some name in resources_of_type("AWS::StepFunctions::StateMachine")
	not own_key(object.get(input.resources[name].properties, "EncryptionConfiguration", {}))
	not carries_costs_alone(json.marshal(object.get(input.resources[name].properties, ["Definition"], object.get(input.resources[name].properties, "DefinitionString", ""))))
	finding := make_diag_at(
		"state-machine-is-logged", "ERROR", name, "Properties.EncryptionConfiguration",
		"Its states are not under a key of the account's own. Set Type to CUSTOMER_MANAGED_KMS_KEY and KmsKeyId.",
	)
}

own_key(encryption) if {
	encryption.Type == "CUSTOMER_MANAGED_KMS_KEY"
	data.carepath.shared.settings.own_key(encryption.KmsKeyId)
}

# Sums of money by service, which a report sends by mail, are not worth a key by the month.
carries_costs_alone(definition) if {
	contains(definition, ":aws-sdk:costexplorer:")
	every other in {":ecs:", ":aws-sdk:rds", ":aws-sdk:secretsmanager", ":aws-sdk:s3"} {
		not contains(definition, other)
	}
}
