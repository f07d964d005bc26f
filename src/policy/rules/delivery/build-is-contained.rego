# METADATA
# title: Builds run without privileges, log what they do, and encrypt what they make
# description: A build runs what the newest dependency brings. Privileged it owns its host; unlogged nobody sees what it did; public it shows the log to everybody.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.312(b)", "164.312(a)(2)(iv)"]
#   resources: ["AWS::CodeBuild::Project"]
package carepath.rules.build_is_contained

import rego.v1

projects := resources_of_type("AWS::CodeBuild::Project")

# Left out, a build is not privileged.
violation contains finding if {
	some name in projects
	privileged := input.resources[name].properties.Environment.PrivilegedMode
	not data.carepath.shared.settings.off(privileged)
	finding := make_diag_at(
		"build-is-contained", "ERROR", name, "Properties.Environment.PrivilegedMode",
		"The build owns the host that it runs on. Set PrivilegedMode to false.",
	)
}

violation contains finding if {
	some name in projects
	not logged(object.get(input.resources[name].properties, ["LogsConfig", "CloudWatchLogs"], {}))
	finding := make_diag_at(
		"build-is-contained", "ERROR", name, "Properties.LogsConfig",
		"The build is not logged where its log is kept and encrypted. Set CloudWatchLogs with Status ENABLED and a log group of the template.",
	)
}

logged(logs) if {
	logs.Status == "ENABLED"
	is_object(logs.GroupName)
	data.carepath.shared.settings.given(logs.GroupName)
}

violation contains finding if {
	some name in projects
	not data.carepath.shared.settings.own_key(input.resources[name].properties.EncryptionKey)
	finding := make_diag_at(
		"build-is-contained", "ERROR", name, "Properties.EncryptionKey",
		"What the build makes is not under a key of the account's own. Set EncryptionKey to a customer-managed key.",
	)
}

violation contains finding if {
	some name in projects
	properties := input.resources[name].properties
	some output in array.concat([object.get(properties, "Artifacts", {}), object.get(properties, ["LogsConfig", "S3Logs"], {})], object.get(properties, "SecondaryArtifacts", []))
	output.EncryptionDisabled
	not data.carepath.shared.settings.off(output.EncryptionDisabled)
	finding := make_diag_at(
		"build-is-contained", "ERROR", name, "Properties.Artifacts",
		"What the build makes is not encrypted. Leave EncryptionDisabled out.",
	)
}

violation contains finding if {
	some name in projects
	properties := input.resources[name].properties
	not object.get(properties, "Visibility", "PRIVATE") == "PRIVATE"
	finding := make_diag_at("build-is-contained", "ERROR", name, "Properties.Visibility", "Everybody can read the build's log. Leave Visibility out.")
}

violation contains finding if {
	some name in projects
	properties := input.resources[name].properties
	some source in array.concat([object.get(properties, "Source", {})], object.get(properties, "SecondarySources", []))
	source.InsecureSsl
	not data.carepath.shared.settings.off(source.InsecureSsl)
	finding := make_diag_at("build-is-contained", "ERROR", name, "Properties.Source", "The source is fetched from whoever answers. Leave InsecureSsl out.")
}

# AWS's own images, or one that is named by what is in it.
violation contains finding if {
	some name in projects
	image := input.resources[name].properties.Environment.Image
	is_string(image)
	not startswith(image, "aws/codebuild/")
	not contains(image, "@sha256:")
	finding := make_diag_at(
		"build-is-contained", "ERROR", name, "Properties.Environment.Image",
		"The build runs in an image that may be another tomorrow. Use an aws/codebuild image, or name one by its digest.",
	)
}
