# METADATA
# title: Security groups say where their wearers may go
# description: A group without a way out of its own gets one to everywhere. Only what runs code has anything to fetch from AWS, and that by HTTPS.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.312(e)(1)"]
#   resources: ["AWS::EC2::SecurityGroup", "AWS::EC2::SecurityGroupEgress"]
package carepath.rules.security_group_names_where_to

import rego.v1

# https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html
violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::EC2::SecurityGroup")
	count(object.get(properties, "SecurityGroupEgress", [])) == 0
	finding := make_diag_at(
		"security-group-names-where-to", "ERROR", name, "Properties.SecurityGroupEgress",
		"EC2 adds a way out to everywhere. Write the ways out here, or the library's placeholder 255.255.255.255/32.",
	)
}

violation contains finding if {
	some found in data.carepath.shared.security_groups.ways("Egress")
	not is_named(found.way, found.group)
	finding := make_diag_at(
		"security-group-names-where-to", "ERROR", found.resource, found.path,
		"Name the security group to go to, and one port of TCP. Only tasks, functions and instances may go to addresses, by 443 alone.",
	)
}

is_named(way, _) if data.carepath.shared.security_groups.is_placeholder(way)

is_named(way, _) if {
	data.carepath.shared.security_groups.one_port(way)
	some key in {"DestinationSecurityGroupId", "DestinationPrefixListId"}
	way[key]
	not way.CidrIp
	not way.CidrIpv6
}

is_named(way, group) if {
	data.carepath.shared.security_groups.one_port(way) == 443
	way.CidrIp
	not way.CidrIpv6
	wearers := data.carepath.shared.security_groups.wearers(group)
	count(wearers & runs_code) > 0
	count(wearers & serves) == 0
}

runs_code := {
	"AWS::CodeBuild::Project",
	"AWS::EC2::Instance",
	"AWS::EC2::LaunchTemplate",
	"AWS::ECS::Service",
	"AWS::Events::Rule",
	"AWS::Lambda::Function",
	"AWS::StepFunctions::StateMachine",
}

serves := {
	"AWS::ApiGatewayV2::VpcLink",
	"AWS::EC2::VPCEndpoint",
	"AWS::ElasticLoadBalancingV2::LoadBalancer",
	"AWS::RDS::DBCluster",
	"AWS::RDS::DBInstance",
	"AWS::RDS::DBProxy",
}
