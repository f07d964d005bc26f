# METADATA
# title: Distributions have a web ACL
# description: CloudFront is the public face of the HTTP API, which can have no web ACL itself. Without one here, nothing looks for attacks.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.312(e)(1)"]
#   resources: ["AWS::CloudFront::Distribution"]
package carepath.rules.distribution_has_web_acl

import rego.v1

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::CloudFront::Distribution")
	not names_web_acl(object.get(properties.DistributionConfig, "WebACLId", null))
	finding := make_diag_at(
		"distribution-has-web-acl", "ERROR", name, "Properties.DistributionConfig.WebACLId",
		"The distribution has no web ACL. Name the ARN of one of scope CLOUDFRONT.",
	)
}

names_web_acl(value) if regex.match(`^arn:[^:]+:wafv2:us-east-1:\d{12}:global/webacl/`, value)

names_web_acl(value) if input.resources[value["__ref"]].resourceType == "AWS::WAFv2::WebACL"

# Of another template, or of another Region.
names_web_acl(value) if value["__dynamic"]
