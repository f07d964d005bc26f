# METADATA
# title: VPC endpoints admit principals of the own account, to what is the account's
# description: Without a policy, whoever runs code in the VPC can carry data to any account with keys that he brought along.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.312(e)(1)"]
#   resources: ["AWS::EC2::VPCEndpoint"]
package carepath.rules.endpoint_admits_own_account

import rego.v1

endpoints := data.carepath.shared.references.properties_of("AWS::EC2::VPCEndpoint")

# These two take no policy: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html
takes_none(endpoint) if regex.match(`\.(ecs-agent|ecs-telemetry)$`, endpoint.ServiceName)

violation contains finding if {
	some name, endpoint in endpoints
	not takes_none(endpoint)
	not endpoint.PolicyDocument.Statement
	finding := make_diag_at(
		"endpoint-admits-own-account", "ERROR", name, "Properties.PolicyDocument",
		"The endpoint admits everybody to everything. Give it a policy.",
	)
}

violation contains finding if {
	some name, endpoint in endpoints
	some index, statement in endpoint.PolicyDocument.Statement
	statement.Effect == "Allow"
	not is_limited(endpoint, statement)
	finding := make_diag_at(
		"endpoint-admits-own-account", "ERROR", name, sprintf("Properties.PolicyDocument.Statement.%d", [index]),
		"The statement admits other accounts. Name actions, and demand aws:PrincipalAccount, with aws:ResourceAccount for all buckets; or name the resource.",
	)
}

is_limited(endpoint, statement) if {
	not "*" in ensure_list(statement.Action)
	not regex.match(`\.s3$`, endpoint.ServiceName)
	is_own(statement.Condition.StringEquals["aws:PrincipalAccount"])
}

is_limited(endpoint, statement) if {
	count([action | some action in ensure_list(statement.Action); action in {"*", "s3:*"}]) == 0
	regex.match(`\.s3$`, endpoint.ServiceName)
	is_own(statement.Condition.StringEquals["aws:PrincipalAccount"])
	is_own(statement.Condition.StringEquals["aws:ResourceAccount"])
}

# Where nobody names the account that the template is for, any one does.
is_own(account) if account == input.mappings.CarepathFacts.environment.account

is_own(account) if {
	input.mappings.CarepathFacts.environment.account == "123456789012"
	regex.match(`^\d{12}$`, account)
}

is_own(account) if account["__dynamic"]

# One bucket of AWS's own, which is only read.
is_limited(_, statement) if {
	ensure_list(statement.Action) == ["s3:GetObject"]
	every resource in ensure_list(statement.Resource) {
		regex.match(`^arn:[^:]+:s3:::[a-z0-9.-]+/`, resource)
	}
}

violation contains finding if {
	some name, endpoint in endpoints
	endpoint.VpcEndpointType == "Interface"
	not is_guarded(endpoint)
	finding := make_diag_at(
		"endpoint-admits-own-account", "ERROR", name, "Properties",
		"Callers pass by the endpoint, or the VPC's default group guards it. Turn private DNS on, and name a security group.",
	)
}

is_guarded(endpoint) if {
	data.carepath.shared.references.on(endpoint.PrivateDnsEnabled)
	count(endpoint.SecurityGroupIds) > 0
}
