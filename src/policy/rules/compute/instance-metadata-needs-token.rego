# METADATA
# title: Instances hand out their role to nobody but themselves
# description: Version 1 of the metadata service answers any request that a service can be talked into, and with it gives away the instance's role.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.312(d)"]
#   resources: ["AWS::EC2::LaunchTemplate", "AWS::EC2::Instance", "AWS::AutoScaling::LaunchConfiguration"]
package carepath.rules.instance_metadata_needs_token

import rego.v1

violation contains finding if {
	some name, launch in data.carepath.shared.instances.launched
	not launch.data.LaunchTemplate
	not is_guarded(object.get(launch.data, "MetadataOptions", {}))
	finding := make_diag_at(
		"instance-metadata-needs-token", "ERROR", name, concat(".", [launch.path, "MetadataOptions"]),
		"The metadata service answers without a token, or to containers too. Set HttpTokens to required and HttpPutResponseHopLimit to 1.",
	)
}

is_guarded(options) if options.HttpEndpoint == "disabled"

is_guarded(options) if {
	options.HttpTokens == "required"
	to_number(options.HttpPutResponseHopLimit) == 1
	not options.InstanceMetadataTags == "enabled"
}

violation contains finding if {
	some name, _ in data.carepath.shared.references.properties_of("AWS::AutoScaling::LaunchConfiguration")
	finding := make_diag(
		"instance-metadata-needs-token", "ERROR", name,
		"Launch configurations are out of date. Use a launch template.",
	)
}
