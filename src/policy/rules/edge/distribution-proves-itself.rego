# METADATA
# title: Distributions reach their origins by TLS 1.2, and prove themselves by a secret header
# description: The origin's name is public. Only the header, whose value no template holds, tells a request that passed the web ACL from one that did not.
# custom:
#   severity: error
#   controls: ["164.312(d)", "164.312(e)(1)", "164.312(e)(2)(ii)"]
#   resources: ["AWS::CloudFront::Distribution"]
package carepath.rules.distribution_proves_itself

import rego.v1

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::CloudFront::Distribution")
	some index, origin in properties.DistributionConfig.Origins
	not is_bucket(origin)
	not speaks_tls(origin)
	finding := make_diag_at(
		"distribution-proves-itself", "ERROR", name, sprintf("Properties.DistributionConfig.Origins.%d.CustomOriginConfig", [index]),
		"Requests to the origin may be plain, or under TLS older than 1.2. Use the protocol policy https-only and TLSv1.2 alone.",
	)
}

speaks_tls(origin) if {
	origin.CustomOriginConfig.OriginProtocolPolicy == "https-only"
	origin.CustomOriginConfig.OriginSSLProtocols == ["TLSv1.2"]
}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::CloudFront::Distribution")
	some index, origin in properties.DistributionConfig.Origins
	not is_bucket(origin)
	not sends_secret(name, index, origin)
	finding := make_diag_at(
		"distribution-proves-itself", "ERROR", name, sprintf("Properties.DistributionConfig.Origins.%d.OriginCustomHeaders", [index]),
		"The origin cannot tell requests of this distribution from others. Send it a header, and only such, whose value is a dynamic reference to a secret.",
	)
}

sends_secret(name, index, origin) if {
	count(origin.OriginCustomHeaders) > 0
	every position, _ in origin.OriginCustomHeaders {
		data.carepath.shared.references.from_secrets_manager(name, sprintf("Properties.DistributionConfig.Origins.%d.OriginCustomHeaders.%d.HeaderValue", [index, position]))
	}
}

# A bucket is reached by a signature instead.
is_bucket(origin) if {
	origin.S3OriginConfig
	origin.OriginAccessControlId
}
