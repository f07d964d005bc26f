# METADATA
# title: Container instances keep tasks from their role and from privileges, and their start script holds no secret
# description: The settings of the agent are lines of the start script. Without them, a task asks the instance's metadata for the instance's role, or becomes root on it.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.312(d)"]
#   resources: ["AWS::EC2::LaunchTemplate", "AWS::EC2::Instance"]
package carepath.rules.instance_keeps_tasks_apart

import rego.v1

scripts[name] := text if {
	some name, _ in data.carepath.shared.instances.launched
	text := input.mappings.CarepathFacts[name].userData
}

# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-agent-config.html
required := {"ECS_AWSVPC_BLOCK_IMDS=true", "ECS_DISABLE_PRIVILEGED=true"}

violation contains finding if {
	some name, text in scripts
	contains(text, "ECS_CLUSTER=")
	some line in required
	not contains(text, line)
	finding := make_diag(
		"instance-keeps-tasks-apart", "ERROR", name,
		sprintf("The agent's settings lack %s. Add the line to the start script.", [line]),
	)
}

# A container instance by its image, whose start script says nothing, or nothing of the agent.
violation contains finding if {
	some name, launch in data.carepath.shared.instances.launched
	contains(launch.data.ImageId, "/ecs/optimized-ami/")
	not contains(object.get(scripts, name, ""), "ECS_CLUSTER=")
	finding := make_diag(
		"instance-keeps-tasks-apart", "ERROR", name,
		"The agent has its default settings. Write them in the start script, ECS_CLUSTER and the others.",
	)
}

violation contains finding if {
	some name, text in scripts
	data.carepath.shared.secrets.is_secret(text)
	finding := make_diag(
		"instance-keeps-tasks-apart", "ERROR", name,
		"The start script holds a secret, for whoever may describe the instance. Fetch it from Secrets Manager.",
	)
}

violation contains finding if {
	some name, text in scripts
	regex.match(`(?i)(curl|wget)[^\n|]*\|\s*(sudo\s+)?(ba)?sh`, text)
	finding := make_diag(
		"instance-keeps-tasks-apart", "ERROR", name,
		"The start script runs what it has just fetched. Put it into the image.",
	)
}
