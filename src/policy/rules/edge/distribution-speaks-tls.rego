# METADATA
# title: Viewers reach distributions by TLS 1.2 or newer, under the platform's own name
# description: A redirect from plain HTTP comes too late, since the token has been sent in the clear; CloudFront's own certificate admits TLS 1.0.
# custom:
#   severity: error
#   controls: ["164.312(e)(1)", "164.312(e)(2)(ii)"]
#   resources: ["AWS::CloudFront::Distribution"]
package carepath.rules.distribution_speaks_tls

import rego.v1

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::CloudFront::Distribution")
	some behavior in data.carepath.shared.distributions.behaviors(properties)
	not behavior.ViewerProtocolPolicy == "https-only"
	finding := make_diag_at(
		"distribution-speaks-tls", "ERROR", name, "Properties.DistributionConfig",
		sprintf("The behaviour of %s takes plain HTTP. Use the viewer protocol policy https-only.", [object.get(behavior, "PathPattern", "all other paths")]),
	)
}

# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html
violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::CloudFront::Distribution")
	not is_modern(object.get(properties.DistributionConfig, "ViewerCertificate", {}))
	finding := make_diag_at(
		"distribution-speaks-tls", "ERROR", name, "Properties.DistributionConfig.ViewerCertificate",
		"Viewers may use TLS older than 1.2. Use a certificate of ACM, sni-only, with the minimum version TLSv1.2_2021 or newer.",
	)
}

is_modern(certificate) if {
	certificate.AcmCertificateArn != ""
	certificate.SslSupportMethod == "sni-only"
	regex.match(`^TLSv1\.(2_202[1-9]|3_20\d\d)$`, certificate.MinimumProtocolVersion)
}
