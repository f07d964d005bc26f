# METADATA
# title: Instances and tasks are as many as are needed, and none ends with work on it
# description: A group that no longer grows, or ends instances under running tasks, makes the platform fail when it is needed most.
# custom:
#   severity: error
#   controls: ["164.308(a)(7)(i)"]
#   resources: ["AWS::EC2::LaunchTemplate", "AWS::ECS::CapacityProvider", "AWS::ApplicationAutoScaling::ScalableTarget"]
package carepath.rules.capacity_follows_tasks

import rego.v1

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ECS::CapacityProvider")
	provider := properties.AutoScalingGroupProvider
	not follows(provider)
	finding := make_diag_at(
		"capacity-follows-tasks", "ERROR", name, "Properties.AutoScalingGroupProvider",
		"Instances do not follow tasks, or end under them. Set ManagedScaling.Status and ManagedDraining to ENABLED.",
	)
}

follows(provider) if {
	provider.ManagedScaling.Status == "ENABLED"
	provider.ManagedDraining == "ENABLED"
}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::EC2::LaunchTemplate")
	not data.carepath.shared.references.on(properties.LaunchTemplateData.Monitoring.Enabled)
	finding := make_diag_at(
		"capacity-follows-tasks", "ERROR", name, "Properties.LaunchTemplateData.Monitoring",
		"Instances are measured every five minutes only. Set Monitoring.Enabled to true.",
	)
}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ApplicationAutoScaling::ScalableTarget")
	some key, value in object.get(properties, "SuspendedState", {})
	not data.carepath.shared.references.off(value)
	finding := make_diag_at(
		"capacity-follows-tasks", "ERROR", name, sprintf("Properties.SuspendedState.%s", [key]),
		"Scaling is suspended. Leave SuspendedState out.",
	)
}

violation contains finding if {
	some name, _ in data.carepath.shared.references.properties_of("AWS::ApplicationAutoScaling::ScalableTarget")
	count([policy |
		some policy in data.carepath.shared.references.properties_of("AWS::ApplicationAutoScaling::ScalingPolicy")
		data.carepath.shared.references.identity(policy.ScalingTargetId) == name
		not data.carepath.shared.references.on(policy.TargetTrackingScalingPolicyConfiguration.DisableScaleIn)
	]) == 0
	finding := make_diag(
		"capacity-follows-tasks", "ERROR", name,
		"Nothing scales the tasks. Add a policy that tracks a target.",
	)
}

# One task is one fault away from none.
violation contains finding if {
	data.carepath.shared.values.protects_data
	some name, properties in data.carepath.shared.references.properties_of("AWS::ApplicationAutoScaling::ScalableTarget")
	properties.ServiceNamespace == "ecs"
	not to_number(properties.MinCapacity) >= 2
	finding := make_diag_at(
		"capacity-follows-tasks", "ERROR", name, "Properties.MinCapacity",
		"The service may run with a single task, or none. Set MinCapacity to 2 or more.",
	)
}
