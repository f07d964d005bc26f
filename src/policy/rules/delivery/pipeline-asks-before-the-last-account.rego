# METADATA
# title: A pipeline into several accounts asks a human, in a stage of its own, before the last of them
# description: The last account is where patients' data is. A stage of its own keeps a rollback from asking again, and the approver is told.
# custom:
#   severity: error
#   controls: ["164.308(a)(1)(ii)(B)", "164.308(a)(8)", "164.312(c)(1)"]
#   resources: ["AWS::CodePipeline::Pipeline"]
package carepath.rules.pipeline_asks_before_the_last_account

import rego.v1

# By pipeline: the position of a stage and an account into which an action of it deploys.
deployments[name] contains [position, account] if {
	some name in resources_of_type("AWS::CodePipeline::Pipeline")
	some position, stage in input.resources[name].properties.Stages
	some action in stage.Actions
	action.ActionTypeId.Provider == "CloudFormation"
	account := split(text(action.RoleArn), ":")[4]
}

text(value) := value if is_string(value)

text(value) := value.__dynamic if value.__dynamic

accounts[name] contains account if {
	some name, entries in deployments
	some entry in entries
	account := entry[1]
}

positions[name] contains position if {
	some name, entries in deployments
	some entry in entries
	position := entry[0]
}

# The account, or accounts, of the stage that comes last.
last_accounts[name] contains account if {
	some name, entries in deployments
	some entry in entries
	entry[0] == max(positions[name])
	account := entry[1]
}

positions_of_last[name] contains position if {
	some name, entries in deployments
	some entry in entries
	entry[1] in last_accounts[name]
	position := entry[0]
}

positions_of_others[name] contains position if {
	some name, entries in deployments
	some entry in entries
	not entry[1] in last_accounts[name]
	position := entry[0]
}

approves(stage) if {
	count(stage.Actions) > 0
	some action in stage.Actions
	action.ActionTypeId.Category == "Approval"
	every other in stage.Actions {
		not other.ActionTypeId.Category == "Deploy"
	}
}

approval_position[name] contains position if {
	some name in resources_of_type("AWS::CodePipeline::Pipeline")
	some position, stage in input.resources[name].properties.Stages
	approves(stage)
}

# After every other account: an approval before dev says nothing of prod.
asked(name) if {
	some position in approval_position[name]
	position < min(positions_of_last[name])
	position > max(positions_of_others[name])
}

violation contains finding if {
	some name in resources_of_type("AWS::CodePipeline::Pipeline")
	data.carepath.shared.values.asks_before_last
	count(accounts[name]) > 1
	not asked(name)
	finding := make_diag_at(
		"pipeline-asks-before-the-last-account", "ERROR", name, "Properties.Stages",
		"Nobody is asked before the last account. Add a stage with a manual approval alone, after the others and before it.",
	)
}

violation contains finding if {
	some name in resources_of_type("AWS::CodePipeline::Pipeline")
	some stage in input.resources[name].properties.Stages
	some action in stage.Actions
	action.ActionTypeId.Category == "Approval"
	not data.carepath.shared.settings.given(action.Configuration.NotificationArn)
	finding := make_diag_at(
		"pipeline-asks-before-the-last-account", "ERROR", name, "Properties.Stages",
		"No approver is told that a release waits. Set NotificationArn to the topic of approvals.",
	)
}
