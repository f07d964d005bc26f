# METADATA
# title: No users, passwords or access keys are made in IAM
# description: People come through the identity provider, with a second factor and for hours; programs take roles. A key of an IAM user works for ever, from anywhere, for whoever finds it.
# custom:
#   severity: error
#   controls: ["164.312(a)(2)(i)", "164.312(d)", "164.308(a)(3)(ii)(C)"]
#   resources: ["AWS::IAM::AccessKey", "AWS::IAM::User", "AWS::IAM::UserToGroupAddition"]
package carepath.rules.identity_is_federated

import rego.v1

violation contains finding if {
	some type in {"AWS::IAM::AccessKey", "AWS::IAM::User", "AWS::IAM::UserToGroupAddition"}
	some name in resources_of_type(type)
	finding := make_diag(
		"identity-is-federated", "ERROR", name,
		"Somebody gets an identity that outlives every session. Use a role, taken through the identity provider or by a service.",
	)
}
