# METADATA
# title: Roles have a boundary that no policy reaches past
# description: A policy that is written too widely, by mistake or by somebody who got in, still allows nothing beyond the boundary of its role.
# custom:
#   severity: error
#   controls: ["164.308(a)(3)(i)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)"]
#   resources: ["AWS::IAM::Role"]
package carepath.rules.role_has_boundary

import rego.v1

violation contains finding if {
	some name in resources_of_type("AWS::IAM::Role")
	not bounded(object.get(input.resources[name].properties, "PermissionsBoundary", ""))
	finding := make_diag_at(
		"role-has-boundary", "ERROR", name, "Properties.PermissionsBoundary",
		"Nothing bounds what the role may be allowed. Set PermissionsBoundary to the account's policy for it, carepath-boundary.",
	)
}

bounded(boundary) if is_object(boundary)

# AWS's own policies are no boundary: most allow everything of a service, and AWS changes them.
bounded(boundary) if startswith(boundary, concat("", ["arn:aws:iam::", data.carepath.shared.settings.account, ":policy/"]))
