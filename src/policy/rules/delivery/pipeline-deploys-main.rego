# METADATA
# title: Pipelines release the branch main, which is reviewed, through a connection and without a token
# description: Another branch holds what nobody has reviewed. A connection can be withdrawn in one place and is known to the trail; a token in a template is everybody's.
# custom:
#   severity: error
#   controls: ["164.312(c)(1)", "164.312(d)", "164.308(a)(4)(ii)(C)"]
#   resources: ["AWS::CodePipeline::Pipeline"]
package carepath.rules.pipeline_deploys_main

import rego.v1

sources contains [name, action] if {
	some name in resources_of_type("AWS::CodePipeline::Pipeline")
	some stage in input.resources[name].properties.Stages
	some action in stage.Actions
	action.ActionTypeId.Category == "Source"
}

violation contains finding if {
	some [name, action] in sources
	not action.ActionTypeId.Provider in {"CodeStarSourceConnection", "CodeCommit", "ECR"}
	finding := make_diag_at(
		"pipeline-deploys-main", "ERROR", name, "Properties.Stages",
		"The source comes by a token, or from where nothing is reviewed. Use a connection: CodeStarSourceConnection.",
	)
}

violation contains finding if {
	some [name, action] in sources
	action.ActionTypeId.Provider in {"CodeStarSourceConnection", "CodeCommit"}
	not action.Configuration.BranchName == "main"
	finding := make_diag_at(
		"pipeline-deploys-main", "ERROR", name, "Properties.Stages",
		"The pipeline releases another branch than main, which alone is reviewed. Set BranchName to main.",
	)
}

# A connection of another account would decide what is released here.
violation contains finding if {
	some [name, action] in sources
	data.carepath.shared.settings.foreign_arn(action.Configuration.ConnectionArn)
	finding := make_diag_at(
		"pipeline-deploys-main", "ERROR", name, "Properties.Stages",
		"The connection is another account's. Use one of this account.",
	)
}
