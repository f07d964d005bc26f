# METADATA
# title: Instances have no public address, and no key to log in with
# description: A shell by SSH is a way in that no session log records, for whoever has the key. Sessions go by Systems Manager.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.312(b)", "164.312(d)"]
#   resources: ["AWS::EC2::LaunchTemplate", "AWS::EC2::Instance"]
package carepath.rules.instance_is_out_of_reach

import rego.v1

violation contains finding if {
	some name, launch in data.carepath.shared.instances.launched
	not launch.data.LaunchTemplate
	not is_private(launch.data)
	finding := make_diag_at(
		"instance-is-out-of-reach", "ERROR", name, concat(".", [launch.path, "NetworkInterfaces"]),
		"The instance may be given a public address, or wears the VPC's default group. Name its one interface, with AssociatePublicIpAddress false and a security group.",
	)
}

is_private(launch) if {
	count(launch.NetworkInterfaces) > 0
	every interface in launch.NetworkInterfaces {
		data.carepath.shared.references.off(interface.AssociatePublicIpAddress)
		count(groups(interface)) > 0
		not data.carepath.shared.subnets.is_public(interface.SubnetId)
	}
}

groups(interface) := array.concat(object.get(interface, "Groups", []), object.get(interface, "GroupSet", []))

violation contains finding if {
	some name, launch in data.carepath.shared.instances.launched
	data.carepath.shared.values.present(launch.data, "KeyName")
	finding := make_diag_at(
		"instance-is-out-of-reach", "ERROR", name, concat(".", [launch.path, "KeyName"]),
		"Whoever has the key logs in, and nobody records what is done. Leave it out, and use Session Manager.",
	)
}
