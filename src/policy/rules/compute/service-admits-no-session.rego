# METADATA
# title: Where data is protected, nobody gets a shell in a task
# description: A shell in a service reads what the service reads, and is in no image and in no commit.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.308(a)(4)(i)", "164.312(b)"]
#   resources: ["AWS::ECS::Service"]
package carepath.rules.service_admits_no_session

import rego.v1

violation contains finding if {
	data.carepath.shared.values.protects_data
	some name, properties in data.carepath.shared.references.properties_of("AWS::ECS::Service")
	not data.carepath.shared.references.off(object.get(properties, "EnableExecuteCommand", false))
	finding := make_diag_at(
		"service-admits-no-session", "ERROR", name, "Properties.EnableExecuteCommand",
		"An operator may open a shell in the tasks. Set EnableExecuteCommand to false.",
	)
}
