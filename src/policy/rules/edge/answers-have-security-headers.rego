# METADATA
# title: Distributions answer with security headers on every path
# description: Without them a browser may be led to plain HTTP, guess types, show the answer in a stranger's frame, or tell the next site where it came from.
# custom:
#   severity: error
#   controls: ["164.312(c)(1)", "164.312(e)(1)"]
#   resources: ["AWS::CloudFront::Distribution", "AWS::CloudFront::ResponseHeadersPolicy"]
package carepath.rules.answers_have_security_headers

import rego.v1

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::CloudFront::Distribution")
	some behavior in data.carepath.shared.distributions.behaviors(properties)
	not behavior.ResponseHeadersPolicyId
	finding := make_diag_at(
		"answers-have-security-headers", "ERROR", name, "Properties.DistributionConfig",
		sprintf("The behaviour of %s names no policy of response headers. Name one.", [object.get(behavior, "PathPattern", "all other paths")]),
	)
}

# What no behaviour caches, no browser and no proxy may keep either.
violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::CloudFront::Distribution")
	policy := input.resources[properties.DistributionConfig.DefaultCacheBehavior.ResponseHeadersPolicyId["__ref"]].properties
	not forbids_storing(policy.ResponseHeadersPolicyConfig)
	finding := make_diag_at(
		"answers-have-security-headers", "ERROR", name, "Properties.DistributionConfig.DefaultCacheBehavior.ResponseHeadersPolicyId",
		"Answers may be kept outside of the platform. Use a policy that adds Cache-Control: no-store.",
	)
}

forbids_storing(config) if {
	some item in config.CustomHeadersConfig.Items
	lower(item.Header) == "cache-control"
	item.Value == "no-store"
}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::CloudFront::ResponseHeadersPolicy")
	not is_strict(object.get(properties.ResponseHeadersPolicyConfig, "SecurityHeadersConfig", {}))
	finding := make_diag_at(
		"answers-have-security-headers", "ERROR", name, "Properties.ResponseHeadersPolicyConfig.SecurityHeadersConfig",
		"Set and override all of: HSTS for a year with subdomains, nosniff, DENY, no-referrer, and a content security policy of default-src 'none'.",
	)
}

is_strict(headers) if {
	every key in {"ContentSecurityPolicy", "ContentTypeOptions", "FrameOptions", "ReferrerPolicy", "StrictTransportSecurity"} {
		data.carepath.shared.references.on(headers[key].Override)
	}
	headers.StrictTransportSecurity.AccessControlMaxAgeSec >= 31536000
	data.carepath.shared.references.on(headers.StrictTransportSecurity.IncludeSubdomains)
	headers.FrameOptions.FrameOption == "DENY"
	headers.ReferrerPolicy.ReferrerPolicy == "no-referrer"
	contains(headers.ContentSecurityPolicy.ContentSecurityPolicy, "default-src 'none'")
}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::CloudFront::ResponseHeadersPolicy")
	some origin in properties.ResponseHeadersPolicyConfig.CorsConfig.AccessControlAllowOrigins.Items
	contains(origin, "*")
	finding := make_diag_at(
		"answers-have-security-headers", "ERROR", name, "Properties.ResponseHeadersPolicyConfig.CorsConfig",
		"Answers are readable for every website. Name the origins that may read them.",
	)
}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::CloudFront::ResponseHeadersPolicy")
	not "server" in {lower(item.Header) | some item in object.get(properties.ResponseHeadersPolicyConfig, ["RemoveHeadersConfig", "Items"], [])}
	finding := make_diag_at(
		"answers-have-security-headers", "ERROR", name, "Properties.ResponseHeadersPolicyConfig.RemoveHeadersConfig",
		"Answers say which server made them. Remove the header Server.",
	)
}
