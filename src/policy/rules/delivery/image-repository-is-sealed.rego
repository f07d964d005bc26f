# METADATA
# title: Repositories of images scan what is pushed, let no tag move, and are encrypted under a key of the account's own
# description: A tag that moves puts another image under a reviewed name; an image that nobody scans brings known faults into production.
# custom:
#   severity: error
#   controls: ["164.312(c)(1)", "164.308(a)(5)(ii)(B)", "164.312(a)(2)(iv)"]
#   resources: ["AWS::ECR::Repository"]
package carepath.rules.image_repository_is_sealed

import rego.v1

violation contains finding if {
	some name in resources_of_type("AWS::ECR::Repository")
	not data.carepath.shared.settings.on(input.resources[name].properties.ImageScanningConfiguration.ScanOnPush)
	finding := make_diag_at(
		"image-repository-is-sealed", "ERROR", name, "Properties.ImageScanningConfiguration",
		"Images are not scanned. Set ScanOnPush to true.",
	)
}

violation contains finding if {
	some name in resources_of_type("AWS::ECR::Repository")
	not input.resources[name].properties.ImageTagMutability == "IMMUTABLE"
	finding := make_diag_at(
		"image-repository-is-sealed", "ERROR", name, "Properties.ImageTagMutability",
		"Tags can be moved to other images. Set ImageTagMutability to IMMUTABLE.",
	)
}

violation contains finding if {
	some name in resources_of_type("AWS::ECR::Repository")
	not own_key(object.get(input.resources[name].properties, "EncryptionConfiguration", {}))
	finding := make_diag_at(
		"image-repository-is-sealed", "ERROR", name, "Properties.EncryptionConfiguration",
		"Images are not under a key of the account's own. Set EncryptionType to KMS and KmsKey.",
	)
}

own_key(encryption) if {
	encryption.EncryptionType in {"KMS", "KMS_DSSE"}
	data.carepath.shared.settings.own_key(encryption.KmsKey)
}

violation contains finding if {
	some name in resources_of_type("AWS::ECR::Repository")
	empty := input.resources[name].properties.EmptyOnDelete
	not data.carepath.shared.settings.off(empty)
	finding := make_diag_at(
		"image-repository-is-sealed", "ERROR", name, "Properties.EmptyOnDelete",
		"A deletion takes all images with it, and with them the way back. Leave EmptyOnDelete out.",
	)
}
