# METADATA
# title: Cache policies forget soon, and key by nothing that names a person
# description: A cache that keeps tokens or cookies holds answers to persons; one that keeps an answer for days serves what is long out of date.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.312(c)(1)"]
#   resources: ["AWS::CloudFront::CachePolicy"]
package carepath.rules.cache_key_names_nobody

import rego.v1

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::CloudFront::CachePolicy")
	not names_nobody(properties.CachePolicyConfig.ParametersInCacheKeyAndForwardedToOrigin)
	finding := make_diag_at(
		"cache-key-names-nobody", "ERROR", name, "Properties.CachePolicyConfig.ParametersInCacheKeyAndForwardedToOrigin",
		"The cache's key holds cookies, credentials or any parameter at all. Take no cookie, the header Origin at most, and query parameters by name.",
	)
}

names_nobody(key) if {
	key.CookiesConfig.CookieBehavior == "none"
	key.QueryStringsConfig.QueryStringBehavior in {"none", "whitelist"}
	{lower(header) | some header in object.get(key.HeadersConfig, "Headers", [])} - {"origin", "accept", "accept-language"} == set()
	key.HeadersConfig.HeaderBehavior in {"none", "whitelist"}
}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::CloudFront::CachePolicy")
	some key in {"MinTTL", "DefaultTTL", "MaxTTL"}
	not to_number(object.get(properties.CachePolicyConfig, key, 31536000)) <= 86400
	finding := make_diag_at(
		"cache-key-names-nobody", "ERROR", name, sprintf("Properties.CachePolicyConfig.%s", [key]),
		"The cache may keep an answer for more than a day. Use 86400 seconds at most.",
	)
}
