# METADATA
# title: APIs are reached by their own domain only, in their own Region
# description: The execute-api name is public too. Left open, it is a second entrance, past the distribution and whatever the domain's certificate and policy demand.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.312(e)(1)"]
#   resources: ["AWS::ApiGatewayV2::Api", "AWS::ApiGateway::RestApi", "AWS::ApiGateway::DomainName"]
package carepath.rules.api_has_one_entrance

import rego.v1

violation contains finding if {
	some type in {"AWS::ApiGatewayV2::Api", "AWS::ApiGateway::RestApi"}
	some name, properties in data.carepath.shared.references.properties_of(type)
	not data.carepath.shared.references.on(properties.DisableExecuteApiEndpoint)
	finding := make_diag_at(
		"api-has-one-entrance", "ERROR", name, "Properties.DisableExecuteApiEndpoint",
		"The API is reached by its execute-api name too. Set DisableExecuteApiEndpoint to true.",
	)
}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ApiGateway::RestApi")
	not properties.EndpointConfiguration.Types in {["REGIONAL"], ["PRIVATE"]}
	finding := make_diag_at(
		"api-has-one-entrance", "ERROR", name, "Properties.EndpointConfiguration",
		"Requests would travel through a distribution that is not ours and has no web ACL. Use the endpoint type REGIONAL.",
	)
}

# A security policy of TLS 1.3 brings a check of the name that was called against the one that was meant; it has to be asked for.
violation contains finding if {
	some type in {"AWS::ApiGateway::RestApi", "AWS::ApiGateway::DomainName"}
	some name, properties in data.carepath.shared.references.properties_of(type)
	startswith(properties.SecurityPolicy, "SecurityPolicy_")
	not properties.EndpointAccessMode == "STRICT"
	finding := make_diag_at(
		"api-has-one-entrance", "ERROR", name, "Properties.EndpointAccessMode",
		"Requests by another name than the one of the TLS handshake are answered. Set EndpointAccessMode to STRICT.",
	)
}
