# METADATA
# title: Buckets keep versions of what they hold
# description: Without versions an object that is overwritten or deleted, by mistake or to hide something, is gone.
# custom:
#   severity: error
#   controls: ["164.312(c)(1)", "164.308(a)(7)(ii)(A)"]
#   resources: ["AWS::S3::Bucket"]
package carepath.rules.bucket_is_versioned

import rego.v1

violation contains finding if {
	some name in data.carepath.shared.buckets.names
	not input.resources[name].properties.VersioningConfiguration.Status == "Enabled"
	finding := make_diag_at(
		"bucket-is-versioned", "ERROR", name, "Properties.VersioningConfiguration",
		"The bucket keeps no versions. Set VersioningConfiguration.Status to Enabled.",
	)
}
