# METADATA
# title: Stages of REST APIs have a web ACL
# description: Whoever reaches the stage without one sends it what the rules would have refused.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.312(e)(1)"]
#   resources: ["AWS::ApiGateway::Stage"]
package carepath.rules.rest_stage_has_web_acl

import rego.v1

violation contains finding if {
	some name, _ in data.carepath.shared.references.properties_of("AWS::ApiGateway::Stage")
	not has_web_acl(name)
	finding := make_diag(
		"rest-stage-has-web-acl", "ERROR", name,
		"The stage has no web ACL. Associate one in this template, by the ARN that names this API and this stage.",
	)
}

has_web_acl(stage) if {
	some association, properties in data.carepath.shared.references.properties_of("AWS::WAFv2::WebACLAssociation")
	properties.WebACLArn
	some reference in input.resources[association].outgoingRefs
	reference.target == stage
	startswith(reference.sourcePath, "Properties.ResourceArn")
}
