# METADATA
# title: Web ACLs stand in front of something that can have one
# description: A web ACL that nothing is associated with protects nothing. An HTTP API can have none, though CloudFormation would try; one for CloudFront is made in us-east-1 alone.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.312(e)(1)"]
#   resources: ["AWS::WAFv2::WebACL", "AWS::WAFv2::WebACLAssociation"]
package carepath.rules.web_acl_is_in_front

import rego.v1

associations := data.carepath.shared.references.properties_of("AWS::WAFv2::WebACLAssociation")

violation contains finding if {
	some name, acl in data.carepath.shared.references.properties_of("AWS::WAFv2::WebACL")
	not stands(name, acl.Scope)
	finding := make_diag(
		"web-acl-is-in-front", "ERROR", name,
		"The web ACL is in front of nothing. Associate a regional one with a stage; give one of CloudFront, in us-east-1, to a distribution.",
	)
}

stands(name, "REGIONAL") if {
	some association in associations
	data.carepath.shared.references.identity(association.WebACLArn) == name
}

stands(name, "CLOUDFRONT") if {
	input_region() in {"us-east-1", null}
	data.carepath.shared.references.handed_on(name)
}

stands(name, "CLOUDFRONT") if {
	input_region() in {"us-east-1", null}
	some distribution in data.carepath.shared.references.properties_of("AWS::CloudFront::Distribution")
	data.carepath.shared.references.identity(distribution.DistributionConfig.WebACLId) == name
}

violation contains finding if {
	some name, association in associations
	not can_have_one(association.ResourceArn)
	finding := make_diag_at(
		"web-acl-is-in-front", "ERROR", name, "Properties.ResourceArn",
		"What is named here cannot have a web ACL: an HTTP API cannot. Name the stage of a REST API, arn:aws:apigateway:<region>::/restapis/<id>/stages/<name>, or a load balancer.",
	)
}

can_have_one(resource) if regex.match(`:/restapis/[^/]+/stages/[^/]+$`, text(resource))

can_have_one(resource) if regex.match(`:(loadbalancer/app|userpool|graphqlapi|apis|service|verified-access-instance)[/:]`, text(resource))

can_have_one(resource) if input.resources[resource["__ref"]].resourceType in {"AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::Cognito::UserPool", "AWS::AppSync::GraphQLApi"}

text(value) := value if is_string(value)

text(value) := value["__dynamic"]
