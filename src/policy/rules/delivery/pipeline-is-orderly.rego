# METADATA
# title: Pipelines run one release at a time, in order, with conditions that can stop them
# description: Releases that run side by side reach production in any order, past one another's checks. Only type V2 knows conditions and rollback.
# custom:
#   severity: error
#   controls: ["164.308(a)(8)", "164.312(c)(1)"]
#   resources: ["AWS::CodePipeline::Pipeline"]
package carepath.rules.pipeline_is_orderly

import rego.v1

violation contains finding if {
	some name in resources_of_type("AWS::CodePipeline::Pipeline")
	some property, value in {"PipelineType": "V2", "ExecutionMode": "QUEUED"}
	not input.resources[name].properties[property] == value
	finding := make_diag_at(
		"pipeline-is-orderly", "ERROR", name, sprintf("Properties.%v", [property]),
		sprintf("Releases pass one another, or pass conditions. Set %v to %v.", [property, value]),
	)
}

# A condition that is there must be able to stop something.
results := {"BeforeEntry": {"FAIL"}, "OnSuccess": {"FAIL", "ROLLBACK"}}

violation contains finding if {
	some name in resources_of_type("AWS::CodePipeline::Pipeline")
	some stage in input.resources[name].properties.Stages
	some moment, stopping in results
	some condition in object.get(stage, [moment, "Conditions"], [])
	not stops(condition, stopping, stage)
	finding := make_diag_at(
		"pipeline-is-orderly", "ERROR", name, "Properties.Stages",
		sprintf("A condition of the stage %v has no rule, or stops nothing. Give it rules and the result FAIL.", [stage.Name]),
	)
}

stops(condition, stopping, stage) if {
	count(condition.Rules) > 0
	condition.Result in stopping
}

# An approval may be skipped where nothing would change.
stops(condition, stopping, stage) if {
	count(condition.Rules) > 0
	condition.Result == "SKIP"
	some action in stage.Actions
	action.ActionTypeId.Category == "Approval"
}
