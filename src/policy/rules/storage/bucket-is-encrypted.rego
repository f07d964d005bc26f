# METADATA
# title: Buckets are encrypted under a key of the account's own, or under S3's where the writer knows no other
# description: A customer-managed key has a policy of its own, so that who may list a bucket cannot yet read it. S3's access logs, load balancers and cost exports can be written under S3's key only.
# custom:
#   severity: error
#   controls: ["164.312(a)(2)(iv)"]
#   resources: ["AWS::S3::Bucket"]
package carepath.rules.bucket_is_encrypted

import rego.v1

violation contains finding if {
	some name in data.carepath.shared.buckets.names
	not encrypted(name)
	finding := make_diag_at(
		"bucket-is-encrypted", "ERROR", name, "Properties.BucketEncryption",
		"The bucket has no key of the account's own. Set SSEAlgorithm to aws:kms and KMSMasterKeyID to a customer-managed key.",
	)
}

encrypted(name) if {
	rules := input.resources[name].properties.BucketEncryption.ServerSideEncryptionConfiguration
	count(rules) > 0
	every rule in rules {
		sound(name, rule.ServerSideEncryptionByDefault)
	}
}

sound(name, encryption) if {
	encryption.SSEAlgorithm in {"aws:kms", "aws:kms:dsse"}
	data.carepath.shared.settings.own_key(encryption.KMSMasterKeyID)
}

sound(name, encryption) if {
	encryption.SSEAlgorithm == "AES256"
	some writer in data.carepath.shared.buckets.writers[name]
	writer in data.carepath.shared.buckets.without_keys
}
