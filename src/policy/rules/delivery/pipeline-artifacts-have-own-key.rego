# METADATA
# title: What a pipeline hands on is encrypted under a key of the account's own
# description: Whoever can change an artifact decides what is deployed. Accounts that deploy it can be granted a customer-managed key, and AWS's own cannot be granted at all.
# custom:
#   severity: error
#   controls: ["164.312(a)(2)(iv)", "164.312(c)(1)"]
#   resources: ["AWS::CodePipeline::Pipeline"]
package carepath.rules.pipeline_artifacts_have_own_key

import rego.v1

stores(properties) := array.concat(
	[entry.ArtifactStore | some entry in object.get(properties, "ArtifactStores", [])],
	[properties.ArtifactStore | properties.ArtifactStore],
)

violation contains finding if {
	some name in resources_of_type("AWS::CodePipeline::Pipeline")
	not all_encrypted(stores(input.resources[name].properties))
	finding := make_diag_at(
		"pipeline-artifacts-have-own-key", "ERROR", name, "Properties.ArtifactStores",
		"Artifacts are not under a key of the account's own. Set EncryptionKey of each store to a customer-managed key.",
	)
}

all_encrypted(all) if {
	count(all) > 0
	every store in all {
		store.EncryptionKey.Type == "KMS"
		data.carepath.shared.settings.own_key(store.EncryptionKey.Id)
	}
}
