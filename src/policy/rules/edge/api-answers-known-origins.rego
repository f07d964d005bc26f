# METADATA
# title: APIs let known websites read their answers, and no others
# description: A browser hands an answer to whichever website the API names. Named by a wildcard, any page that a patient opens may read it.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.312(e)(1)"]
#   resources: ["AWS::ApiGatewayV2::Api", "AWS::ApiGateway::GatewayResponse", "AWS::ApiGateway::Method"]
package carepath.rules.api_answers_known_origins

import rego.v1

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ApiGatewayV2::Api")
	some key in {"AllowOrigins", "AllowMethods", "AllowHeaders", "ExposeHeaders"}
	some value in properties.CorsConfiguration[key]
	contains(value, "*")
	finding := make_diag_at(
		"api-answers-known-origins", "ERROR", name, sprintf("Properties.CorsConfiguration.%s", [key]),
		"A wildcard admits everybody's. Name what is admitted, one by one.",
	)
}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ApiGatewayV2::Api")
	some origin in properties.CorsConfiguration.AllowOrigins
	not is_secure(origin)
	finding := make_diag_at(
		"api-answers-known-origins", "ERROR", name, "Properties.CorsConfiguration.AllowOrigins",
		sprintf("%s can be anybody's on a foreign network. Name origins that begin with https://.", [origin]),
	)
}

is_secure(origin) if regex.match(`^https://[A-Za-z0-9.-]+(:\d+)?$`, origin)

# A developer's own machine, where no patients' data is.
is_secure(origin) if {
	not data.carepath.shared.values.protects_data
	regex.match(`^http://(localhost|127\.0\.0\.1)(:\d+)?$`, origin)
}

# Tokens travel in a header that the page sets itself. With credentials, a browser would add its cookies.
violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ApiGatewayV2::Api")
	data.carepath.shared.references.on(properties.CorsConfiguration.AllowCredentials)
	finding := make_diag_at(
		"api-answers-known-origins", "ERROR", name, "Properties.CorsConfiguration.AllowCredentials",
		"Browsers would send cookies along. Leave AllowCredentials out.",
	)
}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ApiGateway::GatewayResponse")
	is_for_all(properties.ResponseParameters)
	finding := make_diag_at(
		"api-answers-known-origins", "ERROR", name, "Properties.ResponseParameters",
		"Every website may read the answer. Name the one origin that may.",
	)
}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ApiGateway::Method")
	some response in properties.Integration.IntegrationResponses
	is_for_all(response.ResponseParameters)
	finding := make_diag_at(
		"api-answers-known-origins", "ERROR", name, "Properties.Integration.IntegrationResponses",
		"Every website may read the answer. Name the one origin that may.",
	)
}

is_for_all(parameters) if {
	some key, value in parameters
	endswith(lower(key), "access-control-allow-origin")
	not regex.match(`^'https?://`, value)
}
