# METADATA
# title: Tasks have no privilege, and share nothing with their host or with one another
# description: What takes over a service must not reach its host, for there are other services' tasks and the host's role. A container that names no user runs as the one of its image.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.308(a)(4)(i)"]
#   resources: ["AWS::ECS::TaskDefinition"]
package carepath.rules.task_is_unprivileged

import rego.v1

tasks := data.carepath.shared.references.properties_of("AWS::ECS::TaskDefinition")

violation contains finding if {
	some name, task in tasks
	some index, container in task.ContainerDefinitions
	some weakness in weaknesses(container)
	finding := make_diag_at("task-is-unprivileged", "ERROR", name, sprintf("Properties.ContainerDefinitions.%d", [index]), weakness)
}

weaknesses(container) := {message |
	some message, holds in {
		"The container is privileged: it is root on its host. Leave Privileged out.": is_privileged(container),
		"The container runs as root. Name another user, or leave User out and name one in the image.": is_root(container),
		"The container keeps capabilities of the kernel. Drop ALL, and add none.": has_capabilities(container),
		"The container is given devices, or another security profile. Leave Devices and DockerSecurityOptions out.": is_unconfined(container),
	}
	holds
}

default is_privileged(_) := false

is_privileged(container) if not data.carepath.shared.references.off(object.get(container, "Privileged", false))

default is_root(_) := false

is_root(container) if regex.match(`^(root|0+)(:|$)`, container.User)

default has_capabilities(_) := false

has_capabilities(container) if not "ALL" in object.get(container, ["LinuxParameters", "Capabilities", "Drop"], [])

has_capabilities(container) if count(object.get(container, ["LinuxParameters", "Capabilities", "Add"], [])) > 0

default is_unconfined(_) := false

is_unconfined(container) if count(object.get(container, ["LinuxParameters", "Devices"], [])) > 0

is_unconfined(container) if {
	some option in container.DockerSecurityOptions
	option != "no-new-privileges"
}

violation contains finding if {
	some name, task in tasks
	not task.NetworkMode == "awsvpc"
	finding := make_diag_at(
		"task-is-unprivileged", "ERROR", name, "Properties.NetworkMode",
		"The task shares its host's network, and has no security group of its own. Use the network mode awsvpc.",
	)
}

violation contains finding if {
	some name, task in tasks
	some key in {"PidMode", "IpcMode"}
	data.carepath.shared.values.present(task, key)
	not task[key] == "none"
	finding := make_diag_at(
		"task-is-unprivileged", "ERROR", name, sprintf("Properties.%s", [key]),
		"Containers see one another's processes or memory, or those of the host. Leave the mode out.",
	)
}

violation contains finding if {
	some name, task in tasks
	some index, volume in task.Volumes
	not is_own(volume)
	finding := make_diag_at(
		"task-is-unprivileged", "ERROR", name, sprintf("Properties.Volumes.%d", [index]),
		"The volume is a directory of the host, or a file system that is reached in the clear. Leave Host out; encrypt EFS in transit, and authorise by IAM.",
	)
}

is_own(volume) if {
	not volume.Host.SourcePath
	not volume.EFSVolumeConfiguration
	not volume.DockerVolumeConfiguration
}

is_own(volume) if {
	volume.EFSVolumeConfiguration.TransitEncryption == "ENABLED"
	volume.EFSVolumeConfiguration.AuthorizationConfig.IAM == "ENABLED"
}
