# METADATA
# title: State machines are encrypted under a key of the account's own
# description: Input and output of a step are kept for 90 days, and may name what is in the database. Only a customer-managed key has a policy that says who reads them.
# custom:
#   severity: error
#   controls: ["164.312(a)(2)(iv)"]
#   resources: ["AWS::StepFunctions::StateMachine"]
package carepath.rules.state_machine_has_own_key

import rego.v1

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::StepFunctions::StateMachine")
	not is_encrypted(object.get(properties, "EncryptionConfiguration", {}))
	finding := make_diag_at(
		"state-machine-has-own-key", "ERROR", name, "Properties.EncryptionConfiguration",
		"States lie under a key that is not the account's own. Use CUSTOMER_MANAGED_KMS_KEY and name a key.",
	)
}

is_encrypted(encryption) if {
	encryption.Type == "CUSTOMER_MANAGED_KMS_KEY"
	encryption.KmsKeyId
}
