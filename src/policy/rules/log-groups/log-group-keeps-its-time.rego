# METADATA
# title: Log groups keep what they hold for as long as is configured, and where nobody says for a year
# description: An intrusion is found after months. A group without a retention keeps for ever and is paid for as long; one with a short retention has forgotten.
# custom:
#   severity: error
#   controls: ["164.312(b)", "164.308(a)(1)(ii)(D)"]
#   resources: ["AWS::Logs::LogGroup"]
package carepath.rules.log_group_keeps_its_time

import rego.v1

least_days := data.carepath.shared.values.log_days

violation contains finding if {
	some name in resources_of_type("AWS::Logs::LogGroup")
	not data.carepath.shared.settings.at_least(input.resources[name].properties.RetentionInDays, least_days)
	finding := make_diag_at(
		"log-group-keeps-its-time", "ERROR", name, "Properties.RetentionInDays",
		sprintf("The group forgets too early, or never. Set RetentionInDays to at least %v.", [least_days]),
	)
}
