# METADATA
# title: The trail records every management event in every Region, and can be proved to be whole
# description: The trail is who did what, when and from where. One that is stopped, sees one Region, leaves events out or has no digests cannot answer, and its log group is what alarms hear it by.
# custom:
#   severity: error
#   controls: ["164.312(b)", "164.312(c)(1)", "164.308(a)(1)(ii)(D)"]
#   resources: ["AWS::CloudTrail::Trail"]
package carepath.rules.trail_records_everything

import rego.v1

switches := {
	"EnableLogFileValidation": "Nobody can prove that its files are whole",
	"IncludeGlobalServiceEvents": "It leaves out IAM, STS and CloudFront",
	"IsLogging": "It is stopped",
	"IsMultiRegionTrail": "It sees one Region only",
}

violation contains finding if {
	some name in resources_of_type("AWS::CloudTrail::Trail")
	some switch, fault in switches
	not data.carepath.shared.settings.on(input.resources[name].properties[switch])
	finding := make_diag_at(
		"trail-records-everything", "ERROR", name, sprintf("Properties.%v", [switch]),
		sprintf("%v. Set %v to true.", [fault, switch]),
	)
}

violation contains finding if {
	some name in resources_of_type("AWS::CloudTrail::Trail")
	not data.carepath.shared.settings.own_key(input.resources[name].properties.KMSKeyId)
	finding := make_diag_at(
		"trail-records-everything", "ERROR", name, "Properties.KMSKeyId",
		"Its files are not under a key of the account's own. Set KMSKeyId to a customer-managed key.",
	)
}

violation contains finding if {
	some name in resources_of_type("AWS::CloudTrail::Trail")
	some property in {"CloudWatchLogsLogGroupArn", "CloudWatchLogsRoleArn", "S3BucketName"}
	not data.carepath.shared.settings.given(input.resources[name].properties[property])
	finding := make_diag_at(
		"trail-records-everything", "ERROR", name, sprintf("Properties.%v", [property]),
		sprintf("It writes where nobody looks. Set %v: the bucket keeps it, the log group lets alarms hear it.", [property]),
	)
}

violation contains finding if {
	some name in resources_of_type("AWS::CloudTrail::Trail")
	not management_events(input.resources[name].properties)
	finding := make_diag_at(
		"trail-records-everything", "ERROR", name, "Properties.AdvancedEventSelectors",
		"It leaves management events out. Select them all: eventCategory equals Management, and nothing besides.",
	)
}

# A trail without selectors takes them all.
management_events(properties) if {
	not properties.AdvancedEventSelectors
	not properties.EventSelectors
}

management_events(properties) if {
	some selector in properties.AdvancedEventSelectors
	selector.FieldSelectors == [{"Field": "eventCategory", "Equals": ["Management"]}]
}

management_events(properties) if {
	not properties.AdvancedEventSelectors
	some selector in properties.EventSelectors
	object.get(selector, "ReadWriteType", "All") == "All"
	not data.carepath.shared.settings.off(object.get(selector, "IncludeManagementEvents", true))
	count(object.get(selector, "ExcludeManagementEventSources", [])) == 0
}

# A bucket that lets CloudTrail write, in a template without a trail: what is left of one that was taken away.
violation contains finding if {
	count(resources_of_type("AWS::CloudTrail::Trail")) == 0
	some bucket, writers in data.carepath.shared.buckets.writers
	"cloudtrail.amazonaws.com" in writers
	finding := make_diag(
		"trail-records-everything", "ERROR", bucket,
		"A trail may write here, and none does. Put the trail back, or take its bucket out once its retention is over.",
	)
}
