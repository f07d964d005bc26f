# METADATA
# title: Nothing in S3 can become public, by policy or by access control list
# description: All four switches of the public access block together make a wrong policy or list harmless. A single one left off is how buckets with health records have been found on the internet.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.308(a)(4)(ii)(B)"]
#   resources: ["AWS::S3::Bucket", "AWS::S3::AccessPoint", "AWS::S3::MultiRegionAccessPoint"]
package carepath.rules.bucket_is_not_public

import rego.v1

switches := {"BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"}

violation contains finding if {
	some type in {"AWS::S3::Bucket", "AWS::S3::AccessPoint", "AWS::S3::MultiRegionAccessPoint"}
	some name in resources_of_type(type)
	some switch in switches
	not data.carepath.shared.settings.on(input.resources[name].properties.PublicAccessBlockConfiguration[switch])
	finding := make_diag_at(
		"bucket-is-not-public", "ERROR", name, "Properties.PublicAccessBlockConfiguration",
		sprintf("Access by everybody is not ruled out. Set %v to true.", [switch]),
	)
}

# CloudFront's log delivery puts itself on the list of its bucket, which the block confines to this account's objects.
violation contains finding if {
	some name in data.carepath.shared.buckets.names
	control := input.resources[name].properties.AccessControl
	not control in {"Private", "BucketOwnerFullControl", "BucketOwnerRead", "LogDeliveryWrite"}
	finding := make_diag_at(
		"bucket-is-not-public", "ERROR", name, "Properties.AccessControl",
		"The access control list admits others. Leave AccessControl out and grant access in the bucket's policy.",
	)
}

violation contains finding if {
	some name in data.carepath.shared.buckets.names
	some rule in input.resources[name].properties.OwnershipControls.Rules
	not rule.ObjectOwnership in {"BucketOwnerEnforced", "BucketOwnerPreferred"}
	finding := make_diag_at(
		"bucket-is-not-public", "ERROR", name, "Properties.OwnershipControls",
		"Objects belong to whoever writes them, and their lists decide who reads. Use BucketOwnerEnforced.",
	)
}

violation contains finding if {
	some name in data.carepath.shared.buckets.names
	input.resources[name].properties.WebsiteConfiguration
	finding := make_diag_at(
		"bucket-is-not-public", "ERROR", name, "Properties.WebsiteConfiguration",
		"Websites of buckets are served without TLS and to everybody. Remove it; the frontend is not here.",
	)
}
