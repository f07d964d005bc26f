# METADATA
# title: Alarms tell somebody, themselves or through a composite alarm
# description: An alarm without action turns red where nobody looks.
# custom:
#   severity: error
#   controls: ["164.308(a)(6)(ii)", "164.308(a)(1)(ii)(D)"]
#   resources: ["AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm"]
package carepath.rules.alarm_speaks

import rego.v1

kinds := {"AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm"}

violation contains finding if {
	some kind in kinds
	some name in resources_of_type(kind)
	not tells(name)
	not part_of_composite(name)
	finding := make_diag_at(
		"alarm-speaks", "ERROR", name, "Properties.AlarmActions",
		"The alarm tells nobody. Give it the topic of alarms as its action.",
	)
}

tells(name) if {
	some action in input.resources[name].properties.AlarmActions
	data.carepath.shared.settings.given(action)
}

part_of_composite(name) if {
	some reference in input.resources[name].incomingRefs
	input.resources[reference.source].resourceType == "AWS::CloudWatch::CompositeAlarm"
	startswith(reference.sourcePath, "Properties.AlarmRule")
}

# Left out, actions are taken.
violation contains finding if {
	some kind in kinds
	some name in resources_of_type(kind)
	enabled := input.resources[name].properties.ActionsEnabled
	not data.carepath.shared.settings.on(enabled)
	finding := make_diag_at(
		"alarm-speaks", "ERROR", name, "Properties.ActionsEnabled",
		"The alarm is muted. Leave ActionsEnabled out.",
	)
}

violation contains finding if {
	some name in resources_of_type("AWS::CloudWatch::CompositeAlarm")
	rule := input.resources[name].properties.AlarmRule
	not contains(json.marshal(rule), "ALARM(")
	finding := make_diag_at(
		"alarm-speaks", "ERROR", name, "Properties.AlarmRule",
		"The composite alarm follows no alarm. Name those that it sums up: ALARM(\"...\").",
	)
}
