# METADATA
# title: Roles have policies of the template, and none of AWS's but the one that nobody else can keep
# description: AWS's managed policies are written for every customer at once, allow on all resources, and change without notice. AWS_ConfigRole is the exception, for AWS rewrites it as Config learns to record new types.
# custom:
#   severity: error
#   controls: ["164.308(a)(3)(i)", "164.308(a)(4)(ii)(B)", "164.312(a)(1)"]
#   resources: ["AWS::IAM::Group", "AWS::IAM::Role", "AWS::IAM::User", "AWS::SSO::PermissionSet"]
package carepath.rules.role_has_no_broad_aws_policy

import rego.v1

lists := {
	"AWS::IAM::Group": "ManagedPolicyArns",
	"AWS::IAM::Role": "ManagedPolicyArns",
	"AWS::IAM::User": "ManagedPolicyArns",
	"AWS::SSO::PermissionSet": "ManagedPolicies",
}

violation contains finding if {
	some type, list in lists
	some name in resources_of_type(type)
	some policy in input.resources[name].properties[list]
	of_aws(policy)
	finding := make_diag_at(
		"role-has-no-broad-aws-policy", "ERROR", name, sprintf("Properties.%v", [list]),
		sprintf("The role has AWS's policy %v. Write the actions and resources that it needs into a policy of the template.", [json.marshal(policy)]),
	)
}

of_aws(policy) if {
	text := json.marshal(policy)
	contains(text, "iam::aws:policy/")
	not endswith(text, `iam::aws:policy/service-role/AWS_ConfigRole"`)
}
