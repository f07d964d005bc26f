# METADATA
# title: A stage that fails in its deployment goes back to the release before
# description: What is half deployed serves patients until somebody wakes up. CodePipeline runs the last good release of the stage again by itself.
# custom:
#   severity: error
#   controls: ["164.308(a)(7)(ii)(B)", "164.308(a)(7)(ii)(C)", "164.308(a)(8)"]
#   resources: ["AWS::CodePipeline::Pipeline"]
package carepath.rules.pipeline_rolls_back

import rego.v1

violation contains finding if {
	some name in resources_of_type("AWS::CodePipeline::Pipeline")
	some stage in input.resources[name].properties.Stages
	data.carepath.shared.stages.deploys(stage)
	not stage.Name in data.carepath.shared.values.stages_that_may_stop
	not stage.OnFailure.Result == "ROLLBACK"
	finding := make_diag_at(
		"pipeline-rolls-back", "ERROR", name, "Properties.Stages",
		sprintf("What fails in the stage %v stays as it is. Set OnFailure.Result to ROLLBACK.", [stage.Name]),
	)
}
