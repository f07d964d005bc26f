# METADATA
# title: APIs reach services through a VPC Link, by TLS whose certificate is checked
# description: An integration with a public address would carry patients' data over the internet; without the check of the certificate, to whoever answers.
# custom:
#   severity: error
#   controls: ["164.312(e)(1)", "164.312(e)(2)(ii)"]
#   resources: ["AWS::ApiGatewayV2::Integration", "AWS::ApiGateway::Method", "AWS::ApiGatewayV2::VpcLink"]
package carepath.rules.integration_stays_private

import rego.v1

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ApiGatewayV2::Integration")
	not properties.IntegrationType in {"AWS_PROXY", "MOCK"}
	not is_private(properties)
	finding := make_diag_at(
		"integration-stays-private", "ERROR", name, "Properties",
		"The service is reached over the internet, or its certificate is not checked. Use the connection type VPC_LINK, a connection id, and TlsConfig.ServerNameToVerify.",
	)
}

is_private(properties) if {
	properties.IntegrationType == "HTTP_PROXY"
	properties.ConnectionType == "VPC_LINK"
	properties.ConnectionId
	properties.TlsConfig.ServerNameToVerify != ""
	not is_plain(properties.IntegrationUri)
}

is_plain(uri) if startswith(uri, "http:")

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ApiGateway::Method")
	properties.Integration.Type in {"HTTP_PROXY", "HTTP"}
	not is_private_rest(properties.Integration)
	finding := make_diag_at(
		"integration-stays-private", "ERROR", name, "Properties.Integration",
		"The service is reached over the internet, or its certificate is not checked. Use the connection type VPC_LINK and an address that begins with https://.",
	)
}

is_private_rest(integration) if {
	integration.ConnectionType == "VPC_LINK"
	integration.ConnectionId
	is_https(integration.Uri)
	not data.carepath.shared.references.on(integration.TlsConfig.InsecureSkipVerification)
}

is_https(uri) if startswith(uri, "https://")

is_https(uri) if startswith(uri["__dynamic"], "Join:https://")

# The header that proves a request comes from the distribution. Set here, it would prove the same of requests that went round the distribution.
violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ApiGatewayV2::Integration")
	some key, _ in properties.RequestParameters
	regex.match(`^(append|overwrite|remove):header\.`, key)
	finding := make_diag_at(
		"integration-stays-private", "ERROR", name, "Properties.RequestParameters",
		"The API changes the headers by which services know who asks, and by which way. Leave RequestParameters for headers out.",
	)
}

# The load balancer knows by the header what came through this API; a value that stands here would be known to whoever reads templates.
violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ApiGateway::Method")
	properties.Integration.Type in {"HTTP_PROXY", "HTTP"}
	not sends_secret(name, properties.Integration)
	finding := make_diag_at(
		"integration-stays-private", "ERROR", name, "Properties.Integration.RequestParameters",
		"The load balancer cannot tell this API's requests from others. Send it a header whose value is a dynamic reference to a secret.",
	)
}

sends_secret(name, integration) if {
	some key, _ in integration.RequestParameters
	startswith(key, "integration.request.header.")
	data.carepath.shared.references.from_secrets_manager(name, sprintf("Properties.Integration.RequestParameters.%s", [key]))
}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ApiGatewayV2::VpcLink")
	count(object.get(properties, "SecurityGroupIds", [])) == 0
	finding := make_diag_at(
		"integration-stays-private", "ERROR", name, "Properties.SecurityGroupIds",
		"The VPC Link names no security group, and gets the VPC's default one. Name the group that the load balancer admits.",
	)
}
