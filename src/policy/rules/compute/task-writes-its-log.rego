# METADATA
# title: Every container writes to a log group that the platform made
# description: What a container says and nobody keeps is gone with the task, and with it what would explain a fault or an intrusion.
# custom:
#   severity: error
#   controls: ["164.312(b)", "164.308(a)(1)(ii)(D)"]
#   resources: ["AWS::ECS::TaskDefinition"]
package carepath.rules.task_writes_its_log

import rego.v1

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ECS::TaskDefinition")
	some index, container in properties.ContainerDefinitions
	not writes(object.get(container, "LogConfiguration", {}))
	finding := make_diag_at(
		"task-writes-its-log", "ERROR", name, sprintf("Properties.ContainerDefinitions.%d.LogConfiguration", [index]),
		"The container's log goes nowhere, or into a group without key and retention. Use the driver awslogs, with a group of a template, a region and a prefix.",
	)
}

writes(log) if {
	log.LogDriver == "awslogs"
	is_object(log.Options["awslogs-group"])
	log.Options["awslogs-region"]
	log.Options["awslogs-stream-prefix"]
	not log.Options["awslogs-create-group"] == "true"
}
