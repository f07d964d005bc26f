# METADATA
# title: Secrets are encrypted under a key of the account's own
# description: Under AWS's key for secrets, who may read the secret may always decrypt it. A key of the account's own decides for itself, and its use is in the trail.
# custom:
#   severity: error
#   controls: ["164.312(a)(2)(iv)", "164.312(d)"]
#   resources: ["AWS::SecretsManager::Secret"]
package carepath.rules.secret_has_own_key

import rego.v1

violation contains finding if {
	some name in resources_of_type("AWS::SecretsManager::Secret")
	not data.carepath.shared.settings.own_key(input.resources[name].properties.KmsKeyId)
	finding := make_diag_at(
		"secret-has-own-key", "ERROR", name, "Properties.KmsKeyId",
		"The secret has no key of the account's own. Set KmsKeyId to a customer-managed key.",
	)
}

violation contains finding if {
	some name in resources_of_type("AWS::SecretsManager::Secret")
	some region in input.resources[name].properties.ReplicaRegions
	not data.carepath.shared.settings.own_key(region.KmsKeyId)
	finding := make_diag_at(
		"secret-has-own-key", "ERROR", name, "Properties.ReplicaRegions",
		"A replica of the secret has no key of the account's own. Set its KmsKeyId to a customer-managed key of its Region.",
	)
}
