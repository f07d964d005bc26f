# METADATA
# title: A stage that deploys takes its baseline before, and is asked afterwards whether it answers and is as safe
# description: A deployment that nobody looks at is found out by patients. Asked before it has ended, a gate would judge the release before.
# custom:
#   severity: error
#   controls: ["164.308(a)(8)", "164.312(c)(1)"]
#   resources: ["AWS::CodePipeline::Pipeline"]
package carepath.rules.deployment_is_watched

import rego.v1

before := {"Baseline"}

after := {"Smoke", "Posture"}

deploying contains {"name": name, "index": index, "stage": stage, "first": min(orders), "last": max(orders)} if {
	some name in resources_of_type("AWS::CodePipeline::Pipeline")
	some index, stage in input.resources[name].properties.Stages
	orders := [object.get(action, "RunOrder", 1) | some action in stage.Actions; action.ActionTypeId.Provider == "CloudFormation"]
	count(orders) > 0
}

gates(stage) := {action.Name: object.get(action, "RunOrder", 1) | some action in stage.Actions; action.ActionTypeId.Provider == "CodeBuild"}

violation contains finding if {
	some one in deploying
	some gate in (before | after)
	not gates(one.stage)[gate]
	finding := make_diag_at(
		"deployment-is-watched", "ERROR", one.name, "Properties.Stages",
		sprintf("%v deploys without the gate %v. Add it: carepath gate decides it.", [one.stage.Name, gate]),
	)
}

violation contains finding if {
	some one in deploying
	some gate, order in gates(one.stage)
	not gate in before
	order <= one.last
	finding := make_diag_at(
		"deployment-is-watched", "ERROR", one.name, "Properties.Stages",
		sprintf("%v of %v asks before the deployment has ended. Give it a later run order.", [gate, one.stage.Name]),
	)
}

violation contains finding if {
	some one in deploying
	some gate in before
	gates(one.stage)[gate] >= one.first
	finding := make_diag_at(
		"deployment-is-watched", "ERROR", one.name, "Properties.Stages",
		sprintf("%v of %v is taken after the deployment has begun. Give it the first run order.", [gate, one.stage.Name]),
	)
}

violation contains finding if {
	some one in deploying
	one.stage.Name in data.carepath.shared.values.stages_that_bake
	not gates(one.stage).Bake
	finding := make_diag_at(
		"deployment-is-watched", "ERROR", one.name, "Properties.Stages",
		sprintf("%v is configured to bake, and no gate Bake watches its alarms. Add it after the others.", [one.stage.Name]),
	)
}
