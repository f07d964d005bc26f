# METADATA
# title: What is counted in logs has an alarm, and an alarm on it has its count
# description: An alarm on a metric that no filter makes waits for ever; a filter without alarm counts for nobody.
# custom:
#   severity: error
#   controls: ["164.308(a)(1)(ii)(D)", "164.308(a)(6)(ii)", "164.312(b)"]
#   resources: ["AWS::CloudWatch::Alarm", "AWS::Logs::MetricFilter"]
package carepath.rules.metric_filter_is_heard

import rego.v1

made contains [transformation.MetricNamespace, transformation.MetricName] if {
	some filter in resources_of_type("AWS::Logs::MetricFilter")
	some transformation in input.resources[filter].properties.MetricTransformations
}

namespaces contains transformation.MetricNamespace if {
	some filter in resources_of_type("AWS::Logs::MetricFilter")
	some transformation in input.resources[filter].properties.MetricTransformations
}

heard[alarm] contains [properties.Namespace, properties.MetricName] if {
	some alarm in resources_of_type("AWS::CloudWatch::Alarm")
	properties := input.resources[alarm].properties
	properties.MetricName
}

heard[alarm] contains [metric.Namespace, metric.MetricName] if {
	some alarm in resources_of_type("AWS::CloudWatch::Alarm")
	some query in input.resources[alarm].properties.Metrics
	metric := query.MetricStat.Metric
}

# Where filters of a namespace are in another stack, this template cannot say.
violation contains finding if {
	some alarm, metrics in heard
	some metric in metrics
	metric[0] in namespaces
	not metric in made
	finding := make_diag_at(
		"metric-filter-is-heard", "ERROR", alarm, "Properties.MetricName",
		"No filter makes the metric that the alarm waits for. Put the metric filter back.",
	)
}

# One with dimensions is for the stacks that these name.
violation contains finding if {
	some filter in resources_of_type("AWS::Logs::MetricFilter")
	some transformation in input.resources[filter].properties.MetricTransformations
	not transformation.Dimensions
	not listened_to([transformation.MetricNamespace, transformation.MetricName])
	finding := make_diag("metric-filter-is-heard", "ERROR", filter, "No alarm listens to what the filter counts. Add one, or take the filter out.")
}

listened_to(metric) if {
	some metrics in heard
	metric in metrics
}
