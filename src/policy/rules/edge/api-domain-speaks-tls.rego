# METADATA
# title: Domains of APIs speak TLS 1.2 or newer
# description: An older version can be broken by whoever sits between the caller and the API.
# custom:
#   severity: error
#   controls: ["164.312(e)(1)", "164.312(e)(2)(ii)"]
#   resources: ["AWS::ApiGatewayV2::DomainName", "AWS::ApiGateway::DomainName", "AWS::ApiGateway::RestApi"]
package carepath.rules.api_domain_speaks_tls

import rego.v1

# https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies-list.html
is_modern(policy) if policy == "TLS_1_2"

is_modern(policy) if regex.match(`^SecurityPolicy_TLS13_`, policy)

message := "The domain admits TLS older than 1.2, or is none of this Region. Use the endpoint type REGIONAL and a security policy TLS_1_2 or SecurityPolicy_TLS13."

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ApiGatewayV2::DomainName")
	not is_sound(properties)
	finding := make_diag_at("api-domain-speaks-tls", "ERROR", name, "Properties.DomainNameConfigurations", message)
}

is_sound(properties) if {
	count(properties.DomainNameConfigurations) > 0
	every configuration in properties.DomainNameConfigurations {
		is_modern(configuration.SecurityPolicy)
		configuration.EndpointType == "REGIONAL"
		configuration.CertificateArn
	}
}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ApiGateway::DomainName")
	not is_sound_rest(properties)
	finding := make_diag_at("api-domain-speaks-tls", "ERROR", name, "Properties.SecurityPolicy", message)
}

is_sound_rest(properties) if {
	is_modern(properties.SecurityPolicy)
	properties.EndpointConfiguration.Types == ["REGIONAL"]
	properties.RegionalCertificateArn
}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ApiGateway::RestApi")
	data.carepath.shared.values.present(properties, "SecurityPolicy")
	not is_modern(properties.SecurityPolicy)
	finding := make_diag_at("api-domain-speaks-tls", "ERROR", name, "Properties.SecurityPolicy", message)
}
