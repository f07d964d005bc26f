# METADATA
# title: Who reads a bucket is logged
# description: CloudTrail does not record reads of objects by default; server access logs do. A bucket that takes such logs itself is the end of the chain.
# custom:
#   severity: error
#   controls: ["164.312(b)"]
#   resources: ["AWS::S3::Bucket"]
package carepath.rules.bucket_access_is_logged

import rego.v1

violation contains finding if {
	some name in data.carepath.shared.buckets.names
	not "logging.s3.amazonaws.com" in data.carepath.shared.buckets.writers[name]
	not data.carepath.shared.settings.given(input.resources[name].properties.LoggingConfiguration.DestinationBucketName)
	finding := make_diag_at(
		"bucket-access-is-logged", "ERROR", name, "Properties.LoggingConfiguration",
		"Nobody could say who read the bucket. Set LoggingConfiguration.DestinationBucketName to the environment's bucket for access logs.",
	)
}

# A bucket that logs into itself grows by its own log.
violation contains finding if {
	some name in data.carepath.shared.buckets.names
	input.resources[name].properties.LoggingConfiguration.DestinationBucketName.__ref == name
	finding := make_diag_at(
		"bucket-access-is-logged", "ERROR", name, "Properties.LoggingConfiguration",
		"The bucket logs into itself, each line making another. Name another bucket.",
	)
}
