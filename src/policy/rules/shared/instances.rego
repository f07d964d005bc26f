# Virtual machines, as templates describe them.
package carepath.shared.instances

import rego.v1

# The engine asks every package for its findings.
violation := set()

# What is launched, by logical id: where it is written, and what it is.
launched[name] := {"path": "Properties.LaunchTemplateData", "data": data_of} if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::EC2::LaunchTemplate")
	data_of := object.get(properties, "LaunchTemplateData", {})
}

launched[name] := {"path": "Properties", "data": properties} if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::EC2::Instance")
}
