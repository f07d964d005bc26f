# METADATA
# title: State machines keep their states under a key of the account
# description: The input and output of each step lie with the service until the execution is forgotten; they may name what is in the database.
# custom:
#   severity: error
#   controls: ["164.312(a)(2)(iv)"]
#   resources: ["AWS::StepFunctions::StateMachine"]
package carepath.rules.state_machine_is_encrypted

import rego.v1

machines := data.carepath.shared.references.properties_of("AWS::StepFunctions::StateMachine")

violation contains finding if {
	some name, properties in machines
	not is_encrypted(object.get(properties, "EncryptionConfiguration", {}))
	finding := make_diag_at(
		"state-machine-is-encrypted", "ERROR", name, "Properties.EncryptionConfiguration",
		"States lie under a key that is not the account's own. Use CUSTOMER_MANAGED_KMS_KEY and name a key.",
	)
}

is_encrypted(encryption) if {
	encryption.Type == "CUSTOMER_MANAGED_KMS_KEY"
	encryption.KmsKeyId
}
