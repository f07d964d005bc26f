# METADATA
# title: Services run on a current platform, and on capacity that stays where data is protected
# description: Spot capacity is taken back within two minutes, all of it at once in a bad hour. An old platform version gets no patches.
# custom:
#   severity: error
#   controls: ["164.308(a)(7)(i)", "164.308(a)(5)(ii)(B)"]
#   resources: ["AWS::ECS::Service"]
package carepath.rules.service_runs_on_lasting_capacity

import rego.v1

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ECS::Service")
	not object.get(properties, "PlatformVersion", "LATEST") in {"LATEST", "1.4.0"}
	finding := make_diag_at(
		"service-runs-on-lasting-capacity", "ERROR", name, "Properties.PlatformVersion",
		"The platform version is out of date. Leave it out, and tasks start on the latest.",
	)
}

violation contains finding if {
	data.carepath.shared.values.protects_data
	some name, properties in data.carepath.shared.references.properties_of("AWS::ECS::Service")
	count(object.get(properties, "CapacityProviderStrategy", [])) > 0
	not stays(properties.CapacityProviderStrategy)
	finding := make_diag_at(
		"service-runs-on-lasting-capacity", "ERROR", name, "Properties.CapacityProviderStrategy",
		"All tasks may be taken away at once. Give part of them to FARGATE, or to instances on demand.",
	)
}

stays(strategy) if {
	some share in strategy
	share.CapacityProvider != "FARGATE_SPOT"
	some key in {"Base", "Weight"}
	share[key] > 0
}
