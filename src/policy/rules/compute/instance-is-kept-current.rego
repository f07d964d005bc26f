# METADATA
# title: Instances start from AWS's newest image, and live for a month at most
# description: An image that is written down stays as it is, and so does an instance that is never replaced. Both miss every patch.
# custom:
#   severity: error
#   controls: ["164.308(a)(5)(ii)(B)", "164.308(a)(1)(ii)(B)"]
#   resources: ["AWS::EC2::LaunchTemplate", "AWS::AutoScaling::AutoScalingGroup"]
package carepath.rules.instance_is_kept_current

import rego.v1

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::EC2::LaunchTemplate")
	not is_newest(properties.LaunchTemplateData.ImageId)
	finding := make_diag_at(
		"instance-is-kept-current", "ERROR", name, "Properties.LaunchTemplateData.ImageId",
		"The image is one of anybody's, or of one day. Use resolve:ssm: with a public parameter of AWS's below /aws/service/.",
	)
}

is_newest(image) if regex.match(`^resolve:ssm:/aws/service/[A-Za-z0-9/_.-]+$`, image)

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::AutoScaling::AutoScalingGroup")
	not is_replaced(properties)
	finding := make_diag_at(
		"instance-is-kept-current", "ERROR", name, "Properties.MaxInstanceLifetime",
		"Instances stay as long as they are in use. Set MaxInstanceLifetime to 2592000 seconds or less, and use a launch template.",
	)
}

is_replaced(properties) if {
	to_number(properties.MaxInstanceLifetime) <= 2592000
	to_number(properties.MaxInstanceLifetime) >= 86400
	not properties.LaunchConfigurationName
	not properties.InstanceId
	not "ReplaceUnhealthy" in suspended(properties)
}

suspended(properties) := {process | some process in object.get(properties, "SuspendProcesses", [])}

# One group that protects its instances from scaling in protects them from being replaced as well.
violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::AutoScaling::AutoScalingGroup")
	data.carepath.shared.references.on(properties.NewInstancesProtectedFromScaleIn)
	finding := make_diag_at(
		"instance-is-kept-current", "ERROR", name, "Properties.NewInstancesProtectedFromScaleIn",
		"Protected instances are not replaced at the end of their lifetime. Leave the protection out: draining moves the tasks.",
	)
}
