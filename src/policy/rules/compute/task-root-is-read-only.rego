# METADATA
# title: Containers cannot write to their own image's file system
# description: What takes over a service then cannot change its program, nor leave anything that outlives the task.
# custom:
#   severity: error
#   controls: ["164.312(c)(1)", "164.312(c)(2)"]
#   resources: ["AWS::ECS::TaskDefinition"]
package carepath.rules.task_root_is_read_only

import rego.v1

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ECS::TaskDefinition")
	some index, container in properties.ContainerDefinitions
	not data.carepath.shared.references.on(container.ReadonlyRootFilesystem)
	finding := make_diag_at(
		"task-root-is-read-only", "ERROR", name, sprintf("Properties.ContainerDefinitions.%d.ReadonlyRootFilesystem", [index]),
		"The container can change its own program. Set ReadonlyRootFilesystem to true, and mount a volume where it must write.",
	)
}
