# METADATA
# title: Distributions cache nothing but what an open route answers to a GET
# description: CloudFront answers a cached request before any token is checked. What one patient was told, or refused, would be the answer to all.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.312(c)(1)"]
#   resources: ["AWS::CloudFront::Distribution"]
package carepath.rules.distribution_caches_open_routes_only

import rego.v1

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::CloudFront::Distribution")
	not data.carepath.shared.distributions.caches_nothing(object.get(properties.DistributionConfig, "DefaultCacheBehavior", {}))
	finding := make_diag_at(
		"distribution-caches-open-routes-only", "ERROR", name, "Properties.DistributionConfig.DefaultCacheBehavior.CachePolicyId",
		"What no other behaviour names may be cached. Use the managed policy CachingDisabled, 4135ea2d-6df8-44a3-9df3-4b5a84be39ad.",
	)
}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::CloudFront::Distribution")
	some index, behavior in properties.DistributionConfig.CacheBehaviors
	not data.carepath.shared.distributions.caches_nothing(behavior)
	not may_be_cached(behavior)
	finding := make_diag_at(
		"distribution-caches-open-routes-only", "ERROR", name, sprintf("Properties.DistributionConfig.CacheBehaviors.%d", [index]),
		sprintf("Answers below %s may be cached, though not all of them are an open route's answers to a GET. Disable caching, or open the route.", [object.get(behavior, "PathPattern", "any path")]),
	)
}

may_be_cached(behavior) if {
	behavior.CachePolicyId
	{method | some method in object.get(behavior, "AllowedMethods", ["GET", "HEAD"])} - {"GET", "HEAD", "OPTIONS"} == set()
	forwards_key_only(behavior)
	is_open(behavior.PathPattern)
}

# What shapes the answer is part of the cache's key: beside it, the three headers of a CORS request, or nothing.
forwards_key_only(behavior) if {
	object.get(behavior, "OriginRequestPolicyId", "none") in {"none", "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf", "59781a5b-3903-41f3-afcb-af62929ccde1"}
	not behavior.ForwardedValues
}

# `/eshop/catalogue/*` is `GET /eshop/catalogue/{proxy+}` of the API in this template.
is_open(pattern) if {
	some route in data.carepath.shared.references.properties_of("AWS::ApiGatewayV2::Route")
	route.RouteKey == sprintf("GET %s/{proxy+}", [trim_suffix(pattern, "/*")])
	route.AuthorizationType == "NONE"
}

# Unless told otherwise CloudFront keeps an error for ten seconds, even where caching is off.
# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/custom-error-pages-expiration.html
violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::CloudFront::Distribution")
	uncached := {response.ErrorCode |
		some response in properties.DistributionConfig.CustomErrorResponses
		response.ErrorCachingMinTTL == 0
	}
	kept := {400, 403, 404, 405, 414, 500, 501, 502, 503, 504} - uncached
	count(kept) > 0
	finding := make_diag_at(
		"distribution-caches-open-routes-only", "ERROR", name, "Properties.DistributionConfig.CustomErrorResponses",
		sprintf("One caller's error answers others. Give the errors %s a minimum of 0 seconds.", [concat(", ", [sprintf("%d", [code]) | some code in sort(kept)])]),
	)
}
