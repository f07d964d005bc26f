# METADATA
# title: Authorizers check the issuer and the audience of the token in the Authorization header
# description: Keys that are fetched by plain HTTP can be anybody's; without an audience, a token that was meant for another application is good here.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.312(d)"]
#   resources: ["AWS::ApiGatewayV2::Authorizer", "AWS::ApiGateway::Authorizer"]
package carepath.rules.authorizer_checks_tokens

import rego.v1

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ApiGatewayV2::Authorizer")
	not checks(properties)
	finding := make_diag_at(
		"authorizer-checks-tokens", "ERROR", name, "Properties.JwtConfiguration",
		"The authorizer does not check tokens whole. Use the type JWT with an issuer at https://, an audience, and $request.header.Authorization.",
	)
}

checks(properties) if {
	properties.AuthorizerType == "JWT"
	is_https(properties.JwtConfiguration.Issuer)
	count([audience | some audience in properties.JwtConfiguration.Audience; not audience in {"", "*", null}]) > 0
	properties.IdentitySource == ["$request.header.Authorization"]
}

is_https(issuer) if startswith(issuer, "https://")

is_https(issuer) if issuer["__dynamic"]

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ApiGateway::Authorizer")
	not checks_rest(properties)
	finding := make_diag_at(
		"authorizer-checks-tokens", "ERROR", name, "Properties.IdentitySource",
		"The authorizer does not look at the token, or keeps its word for too long. Use method.request.header.Authorization, and at most 300 seconds.",
	)
}

checks_rest(properties) if {
	properties.Type in {"TOKEN", "COGNITO_USER_POOLS"}
	properties.IdentitySource == "method.request.header.Authorization"
	to_number(object.get(properties, "AuthorizerResultTtlInSeconds", 300)) <= 300
}
