# METADATA
# title: Tasks have a role of their own, and another one starts them
# description: The role that starts a task pulls images and reads secrets. Given to the service itself, whoever takes over the service has all that too.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.308(a)(4)(i)"]
#   resources: ["AWS::ECS::TaskDefinition"]
package carepath.rules.task_roles_are_apart

import rego.v1

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ECS::TaskDefinition")
	not are_apart(properties)
	finding := make_diag_at(
		"task-roles-are-apart", "ERROR", name, "Properties.TaskRoleArn",
		"Name a TaskRoleArn and an ExecutionRoleArn, and let them be two roles.",
	)
}

are_apart(properties) if {
	properties.TaskRoleArn
	properties.ExecutionRoleArn
	data.carepath.shared.references.identity(properties.TaskRoleArn) != data.carepath.shared.references.identity(properties.ExecutionRoleArn)
}
