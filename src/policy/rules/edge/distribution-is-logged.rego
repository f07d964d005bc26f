# METADATA
# title: Distributions write an access log, without cookies
# description: It is the one place that knows the caller's address. Without it nobody can say later who asked for what; with cookies in it, whoever reads it can act as a patient.
# custom:
#   severity: error
#   controls: ["164.312(b)", "164.308(a)(1)(ii)(D)"]
#   resources: ["AWS::CloudFront::Distribution"]
package carepath.rules.distribution_is_logged

import rego.v1

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::CloudFront::Distribution")
	not is_logged(properties.DistributionConfig)
	finding := make_diag_at(
		"distribution-is-logged", "ERROR", name, "Properties.DistributionConfig.Logging",
		"The distribution writes no access log, or one with cookies. Name a bucket in Logging, and do not include cookies.",
	)
}

is_logged(config) if {
	not config.Logging.Bucket in {"", null}
	not data.carepath.shared.references.on(config.Logging.IncludeCookies)
	config.Logging.Bucket
}
