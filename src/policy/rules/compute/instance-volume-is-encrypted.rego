# METADATA
# title: Volumes are encrypted under a key of the account
# description: Images, logs and what tasks write lie on them. A snapshot of a plain volume can be read wherever it is shared.
# custom:
#   severity: error
#   controls: ["164.312(a)(2)(iv)", "164.310(d)(1)"]
#   resources: ["AWS::EC2::LaunchTemplate", "AWS::EC2::Instance", "AWS::EC2::Volume"]
package carepath.rules.instance_volume_is_encrypted

import rego.v1

message := "The volume is not encrypted, or under a key that is not the account's own. Set Encrypted to true, name a KMS key, and let it go with its instance."

violation contains finding if {
	some name, launch in data.carepath.shared.instances.launched
	not launch.data.LaunchTemplate
	not all_encrypted(object.get(launch.data, "BlockDeviceMappings", []))
	finding := make_diag_at("instance-volume-is-encrypted", "ERROR", name, concat(".", [launch.path, "BlockDeviceMappings"]), message)
}

# The image's own volume is only what is said here.
all_encrypted(mappings) if {
	count(mappings) > 0
	every mapping in mappings {
		is_encrypted(mapping.Ebs)
		not data.carepath.shared.references.off(mapping.Ebs.DeleteOnTermination) # Else it is left behind, and nobody's.
	}
}

violation contains finding if {
	some name, volume in data.carepath.shared.references.properties_of("AWS::EC2::Volume")
	not is_encrypted(volume)
	finding := make_diag_at("instance-volume-is-encrypted", "ERROR", name, "Properties.Encrypted", message)
}

is_encrypted(volume) if {
	data.carepath.shared.references.on(volume.Encrypted)
	volume.KmsKeyId
	not is_default(volume.KmsKeyId)
}

is_default(key) if contains(key, "alias/aws/")
