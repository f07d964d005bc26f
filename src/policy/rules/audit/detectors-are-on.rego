# METADATA
# title: GuardDuty, Security Hub and Access Analyzer are on, with what they need to see this platform
# description: They are who notices an intruder, a drift from good practice and a door to the outside. Each can be told to see less without being switched off.
# custom:
#   severity: error
#   controls: ["164.308(a)(1)(ii)(D)", "164.308(a)(6)(ii)", "164.308(a)(5)(ii)(B)"]
#   resources: ["AWS::AccessAnalyzer::Analyzer", "AWS::GuardDuty::Detector", "AWS::GuardDuty::Filter", "AWS::SecurityHub::Hub", "AWS::SecurityHub::SecurityControl", "AWS::SecurityHub::Standard"]
package carepath.rules.detectors_are_on

import rego.v1

violation contains finding if {
	some name in resources_of_type("AWS::GuardDuty::Detector")
	not data.carepath.shared.settings.on(input.resources[name].properties.Enable)
	finding := make_diag_at("detectors-are-on", "ERROR", name, "Properties.Enable", "GuardDuty is off. Set Enable to true.")
}

# Buckets and databases are where patients' data is. The others watch what this platform does not run, or cost by the volume.
default features := {"RDS_LOGIN_EVENTS", "S3_DATA_EVENTS"}

features := {"S3_DATA_EVENTS"} if not data.carepath.shared.values.protects_data

violation contains finding if {
	some name in resources_of_type("AWS::GuardDuty::Detector")
	some feature in features
	not "ENABLED" in {entry.Status | some entry in input.resources[name].properties.Features; entry.Name == feature}
	finding := make_diag_at(
		"detectors-are-on", "ERROR", name, "Properties.Features",
		sprintf("GuardDuty does not see what it needs. Enable the feature %v.", [feature]),
	)
}

# Left out, six hours go by before a finding is heard of again.
violation contains finding if {
	some name in resources_of_type("AWS::GuardDuty::Detector")
	not input.resources[name].properties.FindingPublishingFrequency == "FIFTEEN_MINUTES"
	finding := make_diag_at(
		"detectors-are-on", "ERROR", name, "Properties.FindingPublishingFrequency",
		"What goes on is heard of hours later. Set FindingPublishingFrequency to FIFTEEN_MINUTES.",
	)
}

violation contains finding if {
	some name in resources_of_type("AWS::GuardDuty::Filter")
	input.resources[name].properties.Action == "ARCHIVE"
	finding := make_diag_at("detectors-are-on", "ERROR", name, "Properties.Action", "Findings are put away unseen. Remove the filter.")
}

violation contains finding if {
	some name in resources_of_type("AWS::SecurityHub::Hub")
	count(resources_of_type("AWS::SecurityHub::Standard")) == 0
	not data.carepath.shared.settings.on(input.resources[name].properties.EnableDefaultStandards)
	finding := make_diag_at(
		"detectors-are-on", "ERROR", name, "Properties.EnableDefaultStandards",
		"Security Hub checks nothing. Add a Standard: AWS Foundational Security Best Practices.",
	)
}

violation contains finding if {
	some type in {"AWS::SecurityHub::Standard", "AWS::SecurityHub::SecurityControl"}
	count(resources_of_type("AWS::SecurityHub::Hub")) == 0
	some name in resources_of_type(type)
	finding := make_diag("detectors-are-on", "ERROR", name, "Security Hub is not on. Add a Hub, or leave this to the account that has it.")
}

violation contains finding if {
	some name in resources_of_type("AWS::SecurityHub::Standard")
	disabled := input.resources[name].properties.DisabledStandardsControls
	count(disabled) > 0
	finding := make_diag_at(
		"detectors-are-on", "ERROR", name, "Properties.DisabledStandardsControls",
		"Controls are switched off. Remove them from the list, and answer their findings.",
	)
}

violation contains finding if {
	some name in resources_of_type("AWS::SecurityHub::Hub")
	enabled := input.resources[name].properties.AutoEnableControls
	not data.carepath.shared.settings.on(enabled)
	finding := make_diag_at(
		"detectors-are-on", "ERROR", name, "Properties.AutoEnableControls",
		"Controls that are new stay off. Leave AutoEnableControls out.",
	)
}

# The analyzer that looks for access from outside; the one for unused access is another.
violation contains finding if {
	some name in resources_of_type("AWS::AccessAnalyzer::Analyzer")
	not input.resources[name].properties.Type in {"ACCOUNT", "ORGANIZATION"}
	finding := make_diag_at(
		"detectors-are-on", "ERROR", name, "Properties.Type",
		"Nobody looks for doors to the outside. Set Type to ACCOUNT or ORGANIZATION.",
	)
}

violation contains finding if {
	some name in resources_of_type("AWS::AccessAnalyzer::Analyzer")
	count(input.resources[name].properties.ArchiveRules) > 0
	finding := make_diag_at(
		"detectors-are-on", "ERROR", name, "Properties.ArchiveRules",
		"Findings are put away unseen. Remove the archive rules, and answer their findings.",
	)
}
