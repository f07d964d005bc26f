# METADATA
# title: Each stage that deploys into an environment ends with a check of what it deployed
# description: A release that deploys and does not work must stop where it is, not at the next account. A check that runs beside the deployment looks at the release before.
# custom:
#   severity: error
#   controls: ["164.308(a)(8)", "164.308(a)(7)(ii)(D)"]
#   resources: ["AWS::CodePipeline::Pipeline"]
package carepath.rules.pipeline_tries_what_it_deploys

import rego.v1

violation contains finding if {
	some name in resources_of_type("AWS::CodePipeline::Pipeline")
	some stage in input.resources[name].properties.Stages
	orders := [coerce_to_number(object.get(action, "RunOrder", 1)) | some action in stage.Actions; action.ActionTypeId.Category == "Deploy"]
	count(orders) > 0
	not checked_after(stage, max(orders))
	finding := make_diag_at(
		"pipeline-tries-what-it-deploys", "ERROR", name, "Properties.Stages",
		sprintf("Nothing checks what the stage %v deployed. Add a gate whose RunOrder comes after all deployments.", [stage.Name]),
	)
}

checked_after(stage, order) if {
	some action in stage.Actions
	action.ActionTypeId.Category in {"Build", "Compute", "Invoke", "Test"}
	coerce_to_number(object.get(action, "RunOrder", 1)) > order
}
