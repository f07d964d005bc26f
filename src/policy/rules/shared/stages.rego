# What stages of a pipeline do.
package carepath.shared.stages

import rego.v1

# The engine asks every package for its findings.
violation := set()

deploys(stage) if {
	some action in stage.Actions
	action.ActionTypeId.Category == "Deploy"
}

asks(stage) if {
	some action in stage.Actions
	action.ActionTypeId.Category == "Approval"
}

# Actions that can say no by themselves.
gates(stage) := [action |
	some action in stage.Actions
	action.ActionTypeId.Category in {"Build", "Compute", "Invoke", "Test"}
]

# Nothing but such actions, one at least.
is_gate(stage) if {
	count(gates(stage)) > 0
	count(gates(stage)) == count(stage.Actions)
}

# For each stage that deploys after somebody was asked: where it stands, and where the stages before it begin.
approved[name] contains {"position": position, "begin": begin} if {
	some name in resources_of_type("AWS::CodePipeline::Pipeline")
	stages := input.resources[name].properties.Stages
	some position, stage in stages
	deploys(stage)
	begin := max(array.concat([0], [after | some other, one in stages; other < position; deploys(one); after := other + 1]))
	some asking, one in stages
	asking >= begin
	asking < position
	asks(one)
}
