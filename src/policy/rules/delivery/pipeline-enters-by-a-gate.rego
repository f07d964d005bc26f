# METADATA
# title: Between an approval and what it lets through stands a gate
# description: A release may wait for days between the word of its approver and its deployment. The gate asks again whether it is the release that was approved, and whether window and calendar are open; a stage of its own can be retried without a rollback.
# custom:
#   severity: error
#   controls: ["164.308(a)(8)", "164.312(c)(1)", "164.312(c)(2)"]
#   resources: ["AWS::CodePipeline::Pipeline"]
package carepath.rules.pipeline_enters_by_a_gate

import rego.v1

violation contains finding if {
	some name, spans in data.carepath.shared.stages.approved
	some span in spans
	stages := input.resources[name].properties.Stages
	not enters_by_gate(stages[span.position - 1])
	finding := make_diag_at(
		"pipeline-enters-by-a-gate", "ERROR", name, "Properties.Stages",
		sprintf("Nothing asks whether %v receives the release that was approved. Add a stage with the entry gate alone, directly before it.", [stages[span.position].Name]),
	)
}

# Nothing leaves it out.
enters_by_gate(stage) if {
	data.carepath.shared.stages.is_gate(stage)
	not stage.BeforeEntry
}
