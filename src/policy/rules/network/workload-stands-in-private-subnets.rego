# METADATA
# title: Services, load balancers, links, functions and instances stand in private subnets, without a public address
# description: In a public subnet, one changed setting is enough to be reached from the internet.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.312(e)(1)"]
#   resources: ["AWS::ECS::Service", "AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::AutoScaling::AutoScalingGroup", "AWS::Lambda::Function", "AWS::ApiGatewayV2::VpcLink", "AWS::EC2::VPCEndpoint", "AWS::EC2::Instance"]
package carepath.rules.workload_stands_in_private_subnets

import rego.v1

places := {
	"AWS::ApiGatewayV2::VpcLink": ["SubnetIds"],
	"AWS::AutoScaling::AutoScalingGroup": ["VPCZoneIdentifier"],
	"AWS::EC2::Instance": ["SubnetId"],
	"AWS::EC2::VPCEndpoint": ["SubnetIds"],
	"AWS::ECS::Service": ["NetworkConfiguration", "AwsvpcConfiguration", "Subnets"],
	"AWS::ElasticLoadBalancingV2::LoadBalancer": ["Subnets"],
	"AWS::Lambda::Function": ["VpcConfig", "SubnetIds"],
}

violation contains finding if {
	some type, path in places
	some name, properties in data.carepath.shared.references.properties_of(type)
	some subnet in ensure_list(object.get(properties, path, []))
	data.carepath.shared.subnets.is_public(subnet)
	finding := make_diag_at(
		"workload-stands-in-private-subnets", "ERROR", name, concat(".", array.concat(["Properties"], path)),
		"The subnet has a route to the internet. Use the private subnets.",
	)
}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ECS::Service")
	not properties.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp == "DISABLED"
	finding := make_diag_at(
		"workload-stands-in-private-subnets", "ERROR", name, "Properties.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp",
		"Tasks may be given public addresses. Set AssignPublicIp to DISABLED.",
	)
}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ECS::Service")
	count(object.get(properties, ["NetworkConfiguration", "AwsvpcConfiguration", "SecurityGroups"], [])) == 0
	finding := make_diag_at(
		"workload-stands-in-private-subnets", "ERROR", name, "Properties.NetworkConfiguration.AwsvpcConfiguration.SecurityGroups",
		"The tasks get the VPC's default security group. Name the service's own.",
	)
}
