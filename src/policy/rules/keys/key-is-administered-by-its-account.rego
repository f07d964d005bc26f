# METADATA
# title: Policies of keys leave their administration to their own account, and to nobody else
# description: A statement for the account itself lets IAM decide who uses the key, and keeps the key manageable. Any other principal with kms:* could read all that is under it and delete it.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.308(a)(4)(ii)(B)"]
#   resources: ["AWS::KMS::Key", "AWS::KMS::ReplicaKey"]
package carepath.rules.key_is_administered_by_its_account

import rego.v1

# Left out, a key's policy is that of its account alone.
violation contains finding if {
	some type in {"AWS::KMS::Key", "AWS::KMS::ReplicaKey"}
	some name in resources_of_type(type)
	document := input.resources[name].properties.KeyPolicy
	not kept_by_account(document)
	finding := make_diag_at(
		"key-is-administered-by-its-account", "ERROR", name, "Properties.KeyPolicy",
		"No statement leaves the key to its account. Allow kms:* to the account's root, which lets IAM decide.",
	)
}

kept_by_account(document) if {
	some statement in data.carepath.shared.policies.statements_of(document)
	statement.Effect == "Allow"
	statement.Action == "kms:*"
	not statement.Condition
	own_root(statement.Principal)
}

own_root(principal) if endswith(principal.AWS, concat("", [":iam::", data.carepath.shared.settings.account, ":root"]))

# What the account may do by IAM it need not be allowed again: such a statement is for one service's sake, and says so.
violation contains finding if {
	some one in data.carepath.shared.policies.of_resources
	one.type in {"AWS::KMS::Key", "AWS::KMS::ReplicaKey"}
	one.statement.Effect == "Allow"
	one.statement.Action != "kms:*"
	own_root(one.statement.Principal)
	not one.statement.Condition
	finding := make_diag_at(
		"key-is-administered-by-its-account", "ERROR", one.name, one.path,
		"A statement admits the whole account to the key, for any service. Confine it by kms:ViaService.",
	)
}

# Any action of administration, by whatever name it comes.
administers(action) if not action in data.carepath.shared.keys.uses

violation contains finding if {
	some one in data.carepath.shared.policies.of_resources
	one.type in {"AWS::KMS::Key", "AWS::KMS::ReplicaKey"}
	one.statement.Effect == "Allow"
	some action in ensure_list(one.statement.Action)
	administers(action)
	not own_root(one.statement.Principal)
	finding := make_diag_at(
		"key-is-administered-by-its-account", "ERROR", one.name, one.path,
		sprintf("A statement lets somebody beside the account administer the key by %v. Name the actions that use it: kms:Decrypt, kms:GenerateDataKey.", [action]),
	)
}
