# METADATA
# title: Task definitions hold no secrets, only the ARNs of secrets
# description: A task definition is read by whoever may describe it, and each of its revisions stays. A dynamic reference is no better, for it is resolved into the definition.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.312(a)(2)(iv)", "164.312(d)"]
#   resources: ["AWS::ECS::TaskDefinition"]
package carepath.rules.task_holds_no_secret

import rego.v1

containers[[name, index]] := container if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ECS::TaskDefinition")
	some index, container in properties.ContainerDefinitions
}

violation contains finding if {
	some [name, index], container in containers
	some position, variable in container.Environment
	holds_secret(variable)
	finding := make_diag_at(
		"task-holds-no-secret", "ERROR", name, sprintf("Properties.ContainerDefinitions.%d.Environment.%d", [index, position]),
		sprintf("%s is a secret in plain text. Put it into Secrets Manager, and its ARN into Secrets.", [variable.Name]),
	)
}

# Whatever is written for it here, and be it a reference, is a secret in a place for settings. An output of an instance, such as a secret's ARN, has a name that says so.
holds_secret(variable) if data.carepath.shared.secrets.names_secret(variable.Name)

holds_secret(variable) if data.carepath.shared.secrets.is_secret(variable.Value)

holds_secret(variable) if data.carepath.shared.secrets.is_random(variable.Value)

violation contains finding if {
	some [name, index], container in containers
	some key in {"Command", "EntryPoint", "DockerLabels", "HealthCheck", "ExtraHosts"}
	data.carepath.shared.secrets.is_secret(json.marshal(container[key]))
	finding := make_diag_at(
		"task-holds-no-secret", "ERROR", name, sprintf("Properties.ContainerDefinitions.%d.%s", [index, key]),
		"A secret stands in plain text. Put it into Secrets Manager, and its ARN into Secrets.",
	)
}

violation contains finding if {
	some name in resources_of_type("AWS::ECS::TaskDefinition")
	count(input.resources[name].secretsmanagerRefPaths) > 0
	finding := make_diag_at(
		"task-holds-no-secret", "ERROR", name, input.resources[name].secretsmanagerRefPaths[0],
		"CloudFormation writes the secret's value into the task definition. Name the secret's ARN in Secrets, and ECS fetches it.",
	)
}

violation contains finding if {
	some [name, index], container in containers
	count(object.get(container, "EnvironmentFiles", [])) > 0
	finding := make_diag_at(
		"task-holds-no-secret", "ERROR", name, sprintf("Properties.ContainerDefinitions.%d.EnvironmentFiles", [index]),
		"Settings come from a file that no release holds. Write them in Environment.",
	)
}
