# METADATA
# title: Where data is protected, what serves it stands in two zones or more
# description: A zone that fails takes everything in it along. In one zone alone, that is the platform.
# custom:
#   severity: error
#   controls: ["164.308(a)(7)(i)"]
#   resources: ["AWS::ECS::Service", "AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::AutoScaling::AutoScalingGroup", "AWS::ApiGatewayV2::VpcLink"]
package carepath.rules.workload_spans_zones

import rego.v1

places := {
	"AWS::ApiGatewayV2::VpcLink": ["SubnetIds"],
	"AWS::AutoScaling::AutoScalingGroup": ["VPCZoneIdentifier"],
	"AWS::ECS::Service": ["NetworkConfiguration", "AwsvpcConfiguration", "Subnets"],
	"AWS::ElasticLoadBalancingV2::LoadBalancer": ["Subnets"],
}

violation contains finding if {
	data.carepath.shared.values.protects_data
	some type, path in places
	some name, properties in data.carepath.shared.references.properties_of(type)
	count({data.carepath.shared.references.identity(subnet) | some subnet in object.get(properties, path, [])}) < 2
	finding := make_diag_at(
		"workload-spans-zones", "ERROR", name, concat(".", array.concat(["Properties"], path)),
		"It stands in one zone, or in none that is named. Name a private subnet of every zone.",
	)
}
