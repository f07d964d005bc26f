# METADATA
# title: AWS Config records every type of resource, at every change where patients' data is, and delivers it under a key of the account's own
# description: What a resource looked like at a moment is what an investigation asks. A recorder that leaves types out, or looks once a day, misses what was changed and changed back.
# custom:
#   severity: error
#   controls: ["164.312(b)", "164.308(a)(1)(ii)(D)", "164.308(a)(8)"]
#   resources: ["AWS::Config::ConfigurationRecorder", "AWS::Config::DeliveryChannel", "AWS::Config::ConformancePack", "AWS::S3::BucketPolicy"]
package carepath.rules.configuration_is_recorded

import rego.v1

violation contains finding if {
	some name in resources_of_type("AWS::Config::ConfigurationRecorder")
	not records_all(object.get(input.resources[name].properties, "RecordingGroup", {}))
	finding := make_diag_at(
		"configuration-is-recorded", "ERROR", name, "Properties.RecordingGroup",
		"The recorder leaves types out. Set AllSupported and IncludeGlobalResourceTypes to true, and exclude nothing.",
	)
}

records_all(group) if {
	data.carepath.shared.settings.on(group.AllSupported)
	data.carepath.shared.settings.on(group.IncludeGlobalResourceTypes)
	not group.ExclusionByResourceTypes
	object.get(group, ["RecordingStrategy", "UseOnly"], "ALL_SUPPORTED_RESOURCE_TYPES") == "ALL_SUPPORTED_RESOURCE_TYPES"
	count(object.get(group, "ResourceTypes", [])) == 0
}

# Left out, it records continuously.
violation contains finding if {
	some name in resources_of_type("AWS::Config::ConfigurationRecorder")
	mode := input.resources[name].properties.RecordingMode
	not continuous(mode)
	finding := make_diag_at(
		"configuration-is-recorded", "ERROR", name, "Properties.RecordingMode",
		"The recorder looks once a day. Set RecordingFrequency to CONTINUOUS, for all types.",
	)
}

# Each record is paid for: where no patients' data is, once a day will do.
continuous(mode) if {
	not data.carepath.shared.values.protects_data
	mode.RecordingFrequency == "DAILY"
	not mode.RecordingModeOverrides
}

continuous(mode) if {
	mode.RecordingFrequency == "CONTINUOUS"
	every override in object.get(mode, "RecordingModeOverrides", []) {
		override.RecordingFrequency == "CONTINUOUS"
	}
}

violation contains finding if {
	some name in resources_of_type("AWS::Config::DeliveryChannel")
	properties := input.resources[name].properties
	some property in {"S3BucketName", "S3KmsKeyArn"}
	not data.carepath.shared.settings.own_key(properties[property])
	finding := make_diag_at(
		"configuration-is-recorded", "ERROR", name, sprintf("Properties.%v", [property]),
		sprintf("What is recorded goes nowhere, or not under a key of the account's own. Set %v.", [property]),
	)
}

# A recorder records nothing without a channel, and a channel delivers nothing without a recorder.
halves := {
	"AWS::Config::ConfigurationRecorder": "AWS::Config::DeliveryChannel",
	"AWS::Config::DeliveryChannel": "AWS::Config::ConfigurationRecorder",
}

violation contains finding if {
	some half, other in halves
	some name in resources_of_type(half)
	count(resources_of_type(other)) == 0
	finding := make_diag(
		"configuration-is-recorded", "ERROR", name,
		sprintf("Nothing is recorded without its other half. Add a resource of type %v.", [other]),
	)
}

violation contains finding if {
	some name in resources_of_type("AWS::Config::ConformancePack")
	properties := input.resources[name].properties
	not rules_in(properties)
	finding := make_diag_at(
		"configuration-is-recorded", "ERROR", name, "Properties.TemplateBody",
		"The pack holds no rule. Give it the rules of the HIPAA Security pack.",
	)
}

rules_in(properties) if contains(properties.TemplateBody, "AWS::Config::ConfigRule")

rules_in(properties) if contains(properties.TemplateBody.__dynamic, "AWS::Config::ConfigRule")

rules_in(properties) if properties.TemplateS3Uri

rules_in(properties) if properties.TemplateSSMDocumentDetails

# Who records here judges here what is recorded.
violation contains finding if {
	some name in resources_of_type("AWS::Config::ConfigurationRecorder")
	count(resources_of_type("AWS::Config::ConformancePack")) == 0
	count(resources_of_type("AWS::Config::ConfigRule")) == 0
	finding := make_diag(
		"configuration-is-recorded", "ERROR", name,
		"What is recorded is judged by no rule. Add the conformance pack for the HIPAA Security Rule.",
	)
}

# As AWS documents the policy of its bucket: what is written there belongs to this account.
# https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html
violation contains finding if {
	some one in data.carepath.shared.policies.of_resources
	one.type == "AWS::S3::BucketPolicy"
	bucket := input.resources[one.name].properties.Bucket.__ref
	"config.amazonaws.com" in data.carepath.shared.buckets.writers[bucket]
	one.statement.Effect == "Allow"
	"s3:PutObject" in ensure_list(one.statement.Action)
	not "s3:x-amz-acl" in data.carepath.shared.principals.condition_keys(one.statement)
	finding := make_diag_at(
		"configuration-is-recorded", "ERROR", one.name, one.path,
		"Records may be written that this account cannot read. Add the condition s3:x-amz-acl with bucket-owner-full-control.",
	)
}
