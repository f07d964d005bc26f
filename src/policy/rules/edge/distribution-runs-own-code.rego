# METADATA
# title: Distributions run code of their own template only, and hand no request on
# description: A function at the edge sees and changes every request and every answer, tokens included. One from elsewhere is nobody's review, and so is a second distribution that takes a part of the traffic.
# custom:
#   severity: error
#   controls: ["164.312(c)(1)", "164.312(e)(1)"]
#   resources: ["AWS::CloudFront::Distribution"]
package carepath.rules.distribution_runs_own_code

import rego.v1

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::CloudFront::Distribution")
	some behavior in data.carepath.shared.distributions.behaviors(properties)
	some association in ensure_list(object.get(behavior, "FunctionAssociations", []))
	not is_of_type(association.FunctionARN, {"AWS::CloudFront::Function"})
	finding := foreign(name, "FunctionAssociations", behavior)
}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::CloudFront::Distribution")
	some behavior in data.carepath.shared.distributions.behaviors(properties)
	some association in ensure_list(object.get(behavior, "LambdaFunctionAssociations", []))
	not is_of_type(association.LambdaFunctionARN, {"AWS::Lambda::Function", "AWS::Lambda::Version"})
	finding := foreign(name, "LambdaFunctionAssociations", behavior)
}

is_of_type(reference, types) if input.resources[reference["__ref"]].resourceType in types

foreign(name, property, behavior) := make_diag_at(
	"distribution-runs-own-code", "ERROR", name, "Properties.DistributionConfig",
	sprintf("%s of %s names code that this template does not define. Define the function here, or do without.", [property, object.get(behavior, "PathPattern", "all other paths")]),
)

# Of a continuous deployment, a header chooses which distribution answers: whoever asks can send it.
violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::CloudFront::Distribution")
	data.carepath.shared.values.present(properties.DistributionConfig, "ContinuousDeploymentPolicyId")
	finding := make_diag_at(
		"distribution-runs-own-code", "ERROR", name, "Properties.DistributionConfig.ContinuousDeploymentPolicyId",
		"A part of the requests goes to another distribution. Leave ContinuousDeploymentPolicyId out, and release through the pipeline.",
	)
}
