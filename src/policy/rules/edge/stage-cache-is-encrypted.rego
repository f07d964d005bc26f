# METADATA
# title: Stages cache GETs of open methods only, encrypted
# description: The cache's key does not hold who asks. A method behind a token would give one patient's answer to another.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.312(a)(2)(iv)"]
#   resources: ["AWS::ApiGateway::Stage", "AWS::ApiGateway::Method"]
package carepath.rules.stage_cache_is_encrypted

import rego.v1

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ApiGateway::Stage")
	some index, setting in properties.MethodSettings
	not is_off(setting)
	not is_encrypted_get(setting)
	finding := make_diag_at(
		"stage-cache-is-encrypted", "ERROR", name, sprintf("Properties.MethodSettings.%d", [index]),
		"More than one method's GETs are cached, or in the clear. Set CachingEnabled to false, or name the one path, GET, and CacheDataEncrypted.",
	)
}

is_off(setting) if data.carepath.shared.references.off(object.get(setting, "CachingEnabled", false))

is_encrypted_get(setting) if {
	setting.HttpMethod == "GET"
	setting.ResourcePath != "/*"
	data.carepath.shared.references.on(setting.CacheDataEncrypted)
}

# A method behind a token that is cached nevertheless: what makes two answers different must be in the key, and the person is.
violation contains finding if {
	some name, method in data.carepath.shared.references.properties_of("AWS::ApiGateway::Method")
	method.AuthorizationType != "NONE"
	count(object.get(method.Integration, "CacheKeyParameters", [])) > 0
	finding := make_diag_at(
		"stage-cache-is-encrypted", "ERROR", name, "Properties.Integration.CacheKeyParameters",
		"The method is behind a token, and has a key to be cached by. Answers to persons are not cached: leave it out.",
	)
}
