# METADATA
# title: Rules on events and schedules are on, and lead somewhere
# description: The rules that speak of tampering and of findings, and the schedules that make reports, do nothing while they are disabled or lead nowhere.
# custom:
#   severity: error
#   controls: ["164.308(a)(6)(ii)", "164.308(a)(1)(ii)(D)"]
#   resources: ["AWS::BCM::ScheduledReport", "AWS::Events::Rule", "AWS::Scheduler::Schedule"]
package carepath.rules.event_rule_acts

import rego.v1

# Left out, both are on.
violation contains finding if {
	some type in {"AWS::Events::Rule", "AWS::Scheduler::Schedule"}
	some name in resources_of_type(type)
	state := input.resources[name].properties.State
	not state in {"ENABLED", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"}
	finding := make_diag_at("event-rule-acts", "ERROR", name, "Properties.State", "The rule is off. Set State to ENABLED.")
}

violation contains finding if {
	some name in resources_of_type("AWS::BCM::ScheduledReport")
	not object.get(input.resources[name].properties, ["ScheduleConfig", "State"], "ENABLED") == "ENABLED"
	finding := make_diag_at("event-rule-acts", "ERROR", name, "Properties.ScheduleConfig.State", "The report is off. Set State to ENABLED.")
}

violation contains finding if {
	some name in resources_of_type("AWS::Events::Rule")
	not leads_somewhere(object.get(input.resources[name].properties, "Targets", []))
	finding := make_diag_at("event-rule-acts", "ERROR", name, "Properties.Targets", "The rule leads nowhere. Give it a target.")
}

leads_somewhere(targets) if {
	count(targets) > 0
	every target in targets {
		data.carepath.shared.settings.given(target.Arn)
	}
}

violation contains finding if {
	some name in resources_of_type("AWS::Scheduler::Schedule")
	not data.carepath.shared.settings.given(input.resources[name].properties.Target.Arn)
	finding := make_diag_at("event-rule-acts", "ERROR", name, "Properties.Target", "The schedule leads nowhere. Give it a target.")
}
