# METADATA
# title: Alarms say what silence means, and those that listen for a sign of life take it for the worst
# description: A trail that is stopped and a service without a healthy host send no datapoint. An alarm that takes that for health stays green through the outage.
# custom:
#   severity: error
#   controls: ["164.308(a)(6)(ii)", "164.312(b)"]
#   resources: ["AWS::CloudWatch::Alarm"]
package carepath.rules.alarm_hears_silence

import rego.v1

violation contains finding if {
	some name in resources_of_type("AWS::CloudWatch::Alarm")
	properties := input.resources[name].properties
	not properties.TreatMissingData in meaning(properties)
	finding := make_diag_at(
		"alarm-hears-silence", "ERROR", name, "Properties.TreatMissingData",
		sprintf("Silence is not taken for what it means. Set TreatMissingData to %v.", [concat(" or ", meaning(properties))]),
	)
}

meaning(properties) := {"breaching"} if listens_for_life(properties)

meaning(properties) := {"breaching", "notBreaching"} if not listens_for_life(properties)

falling := {"LessThanOrEqualToThreshold", "LessThanThreshold"}

# Metrics that are there as long as what they count is.
signs_of_life := {"ConnectionAttempts", "Heartbeat", "HealthyHostCount", "RunningTaskCount", "SuccessPercent"}

listens_for_life(properties) if {
	properties.ComparisonOperator in falling
	properties.MetricName in signs_of_life
}

# Fewer than one.
listens_for_life(properties) if {
	properties.ComparisonOperator in falling
	coerce_to_number(properties.Threshold) <= 1
}
