# METADATA
# title: Alarms have thresholds that can be reached
# description: A threshold beyond what a metric ever shows makes an alarm that is there, green, and deaf.
# custom:
#   severity: error
#   controls: ["164.308(a)(6)(ii)", "164.308(a)(1)(ii)(D)"]
#   resources: ["AWS::CloudWatch::Alarm"]
package carepath.rules.alarm_can_be_reached

import rego.v1

# The most that a metric of the platform can show; of others, what no count, percentage or latency of one period passes.
# PostgreSQL stops at 2^31 transaction ids; RDS Proxy counts in microseconds, and times out after a minute.
most := {
	"CPUUtilization": 100,
	"DatabaseConnectionsBorrowLatency": 60000000,
	"MaximumUsedTransactionIDs": 2147483648,
	"MemoryUtilization": 100,
}

rising := {"GreaterThanOrEqualToThreshold", "GreaterThanThreshold"}

falling := {"LessThanOrEqualToThreshold", "LessThanThreshold"}

violation contains finding if {
	some name in resources_of_type("AWS::CloudWatch::Alarm")
	properties := input.resources[name].properties
	not properties.ThresholdMetricId
	not reachable(properties)
	finding := make_diag_at(
		"alarm-can-be-reached", "ERROR", name, "Properties.Threshold",
		"The threshold is none, or one that the metric never reaches. Set one within what it shows.",
	)
}

reachable(properties) if {
	properties.ComparisonOperator in rising
	coerce_to_number(properties.Threshold) <= object.get(most, object.get(properties, "MetricName", ""), 1000000)
}

reachable(properties) if {
	properties.ComparisonOperator in falling
	coerce_to_number(properties.Threshold) > 0
}

violation contains finding if {
	some name in resources_of_type("AWS::CloudWatch::Alarm")
	properties := input.resources[name].properties
	needed := coerce_to_number(properties.DatapointsToAlarm)
	needed > coerce_to_number(properties.EvaluationPeriods)
	finding := make_diag_at(
		"alarm-can-be-reached", "ERROR", name, "Properties.DatapointsToAlarm",
		"More datapoints are needed than are looked at. Lower DatapointsToAlarm.",
	)
}
