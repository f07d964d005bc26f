# METADATA
# title: The default security group of a VPC is kept closed
# description: What names no group gets this one, which lets everything in that wears it too, and everything out.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.312(e)(1)"]
#   resources: ["AWS::EC2::VPC"]
package carepath.rules.vpc_default_group_is_closed

import rego.v1

violation contains finding if {
	some name, _ in data.carepath.shared.references.properties_of("AWS::EC2::VPC")
	not is_closed(name)
	finding := make_diag(
		"vpc-default-group-is-closed", "ERROR", name,
		"Nothing closes the VPC's default security group. Associate it, by a schedule, with the runbook AWS-CloseSecurityGroup.",
	)
}

is_closed(vpc) if {
	some reference in input.resources[vpc].incomingRefs
	reference.attr == "DefaultSecurityGroup"
	closes(input.resources[reference.source])
}

closes(resource) if {
	resource.resourceType == "AWS::SSM::Association"
	resource.properties.Name == "AWS-CloseSecurityGroup"
	startswith(resource.properties.ScheduleExpression, "rate(")
	resource.properties.Parameters.AutomationAssumeRole
}

# The library's own way.
closes(resource) if resource.resourceType == "Custom::VpcRestrictDefaultSG"
