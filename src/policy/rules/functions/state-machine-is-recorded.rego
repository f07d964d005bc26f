# METADATA
# title: State machines log what they do, without what they carry
# description: A migration that nobody can follow cannot be explained later; its input and output may name what is in the database.
# custom:
#   severity: error
#   controls: ["164.312(b)"]
#   resources: ["AWS::StepFunctions::StateMachine"]
package carepath.rules.state_machine_is_recorded

import rego.v1

machines := data.carepath.shared.references.properties_of("AWS::StepFunctions::StateMachine")

violation contains finding if {
	some name, properties in machines
	not is_recorded(object.get(properties, "LoggingConfiguration", {}))
	finding := make_diag_at(
		"state-machine-is-recorded", "ERROR", name, "Properties.LoggingConfiguration",
		"Executions are not logged whole, or with what they carry. Set Level to ALL and IncludeExecutionData to false, and name a log group.",
	)
}

is_recorded(log) if {
	log.Level == "ALL"
	data.carepath.shared.references.off(object.get(log, "IncludeExecutionData", false))
	count([destination | some destination in log.Destinations; destination.CloudWatchLogsLogGroup.LogGroupArn]) > 0
}

violation contains finding if {
	some name, properties in machines
	not data.carepath.shared.references.on(properties.TracingConfiguration.Enabled)
	finding := make_diag_at(
		"state-machine-is-recorded", "ERROR", name, "Properties.TracingConfiguration",
		"Nobody sees which step failed, and when. Set TracingConfiguration.Enabled to true.",
	)
}
