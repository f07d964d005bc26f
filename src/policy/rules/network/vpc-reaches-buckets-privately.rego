# METADATA
# title: Private subnets reach S3 through a gateway endpoint, not by the internet
# description: Without the endpoint, traffic to buckets leaves the VPC through NAT, past the policy that admits the own account's buckets only.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.312(e)(1)"]
#   resources: ["AWS::EC2::VPC", "AWS::EC2::Route"]
package carepath.rules.vpc_reaches_buckets_privately

import rego.v1

endpoints := [endpoint |
	some endpoint in data.carepath.shared.references.properties_of("AWS::EC2::VPCEndpoint")
	regex.match(`\.s3$`, endpoint.ServiceName)
]

violation contains finding if {
	some name, _ in data.carepath.shared.references.properties_of("AWS::EC2::VPC")
	not name in {data.carepath.shared.references.identity(endpoint.VpcId) | some endpoint in endpoints}
	finding := make_diag(
		"vpc-reaches-buckets-privately", "ERROR", name,
		"The VPC has no endpoint of S3. Add one, with a policy.",
	)
}

violation contains finding if {
	some name, route in data.carepath.shared.references.properties_of("AWS::EC2::Route")
	route.NatGatewayId
	count(endpoints) > 0
	not data.carepath.shared.references.identity(route.RouteTableId) in {data.carepath.shared.references.identity(table) |
		some endpoint in endpoints
		some table in endpoint.RouteTableIds
	}
	finding := make_diag(
		"vpc-reaches-buckets-privately", "ERROR", name,
		"From this route table S3 is reached through NAT. Add the table to the endpoint of S3.",
	)
}
