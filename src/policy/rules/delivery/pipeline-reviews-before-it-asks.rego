# METADATA
# title: Approvers decide on a review of the very release, and a second one on what it calls dangerous
# description: Who is asked without facts, or for releases that change nothing, learns to say yes. The review runs before the approval, in a stage of its own, and decides by its variable whether one approver is asked, two, or nobody.
# custom:
#   severity: error
#   controls: ["164.308(a)(1)(ii)(A)", "164.308(a)(1)(ii)(B)", "164.308(a)(8)"]
#   resources: ["AWS::CodePipeline::Pipeline"]
package carepath.rules.pipeline_reviews_before_it_asks

import rego.v1

# Of the stages before one that deploys: those that may be asked, with what leaves them out.
before[name] contains {"stage": stage, "position": position, "until": span.position, "begin": span.begin} if {
	some name, spans in data.carepath.shared.stages.approved
	some span in spans
	some position, stage in input.resources[name].properties.Stages
	position >= span.begin
	position < span.position
}

reviews[name] contains {"namespace": action.Namespace, "position": one.position, "until": one.until} if {
	some name, stages in before
	some one in stages
	data.carepath.shared.stages.is_gate(one.stage)
	some action in one.stage.Actions
	action.Namespace
}

# An approval is left out by one condition alone, on what the review before it said.
asked[name] contains {"until": one.until, "when": {"operator": check.Operator, "value": check.Value}} if {
	some name, stages in before
	some one in stages
	data.carepath.shared.stages.asks(one.stage)
	[condition] := one.stage.BeforeEntry.Conditions
	condition.Result == "SKIP"
	[rule] := condition.Rules
	rule.RuleTypeId.Provider == "VariableCheck"
	check := rule.Configuration
	some review in reviews[name]
	review.until == one.until
	review.position < one.position
	check.Variable == sprintf("#{%v.RISK}", [review.namespace])
}

demanded := {
	"approver is asked about what changes something": {"operator": "NE", "value": "none"},
	"second approver is asked about what is dangerous": {"operator": "EQ", "value": "dangerous"},
}

violation contains finding if {
	some name, spans in data.carepath.shared.stages.approved
	some span in spans
	some who, when in demanded
	not {"until": span.position, "when": when} in object.get(asked, name, set())
	finding := make_diag_at(
		"pipeline-reviews-before-it-asks", "ERROR", name, "Properties.Stages",
		sprintf("No %v by a review. Before %v add a review with a namespace, then an approval with one condition: SKIP where its variable RISK is not %v %v.", [who, input.resources[name].properties.Stages[span.position].Name, when.operator, when.value]),
	)
}

# The second one is asked last, when the first has said yes.
violation contains finding if {
	some name, stages in before
	some one in stages
	some other in stages
	one.until == other.until
	one.position > other.position
	data.carepath.shared.stages.asks(one.stage)
	data.carepath.shared.stages.asks(other.stage)
	value_of(one.stage) == "none"
	finding := make_diag_at(
		"pipeline-reviews-before-it-asks", "ERROR", name, "Properties.Stages",
		sprintf("%v is asked before %v, which asks about every change. Let the second approval come second.", [other.stage.Name, one.stage.Name]),
	)
}

value_of(stage) := stage.BeforeEntry.Conditions[0].Rules[0].Configuration.Value

# Every approval asks the review: one that does not is asked about nothing, or skipped by something else.
violation contains finding if {
	some name, stages in before
	some one in stages
	data.carepath.shared.stages.asks(one.stage)
	count([other | some other in stages; other.until == one.until; data.carepath.shared.stages.asks(other.stage)]) != count([when | some when in object.get(asked, name, set()); when.until == one.until])
	finding := make_diag_at(
		"pipeline-reviews-before-it-asks", "ERROR", name, "Properties.Stages",
		sprintf("The approval %v does not depend on the review alone. Give it one condition: SKIP by the variable RISK of the review.", [one.stage.Name]),
	)
}
