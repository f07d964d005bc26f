# METADATA
# title: A deployment of a service that fails turns back by itself, and takes no task away before there is another
# description: Without it, a release that does not start, or answers with errors, stays half deployed until somebody looks.
# custom:
#   severity: error
#   controls: ["164.308(a)(7)(i)", "164.312(c)(1)"]
#   resources: ["AWS::ECS::Service"]
package carepath.rules.service_deployment_turns_back

import rego.v1

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ECS::Service")
	some key in {"DeploymentCircuitBreaker", "Alarms"}
	not turns_back(object.get(properties, ["DeploymentConfiguration", key], {}))
	finding := make_diag_at(
		"service-deployment-turns-back", "ERROR", name, sprintf("Properties.DeploymentConfiguration.%s", [key]),
		sprintf("Set Enable and Rollback of %s to true.", [key]),
	)
}

turns_back(guard) if {
	data.carepath.shared.references.on(guard.Enable)
	data.carepath.shared.references.on(guard.Rollback)
}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ECS::Service")
	count(object.get(properties, ["DeploymentConfiguration", "Alarms", "AlarmNames"], [])) == 0
	finding := make_diag_at(
		"service-deployment-turns-back", "ERROR", name, "Properties.DeploymentConfiguration.Alarms.AlarmNames",
		"No alarm stops a deployment. Name those of the service's errors and of its targets' health.",
	)
}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ECS::Service")
	not to_number(properties.DeploymentConfiguration.MinimumHealthyPercent) >= 100
	finding := make_diag_at(
		"service-deployment-turns-back", "ERROR", name, "Properties.DeploymentConfiguration.MinimumHealthyPercent",
		"A deployment takes tasks away before there are others. Set MinimumHealthyPercent to 100.",
	)
}
