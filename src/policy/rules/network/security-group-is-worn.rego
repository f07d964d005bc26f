# METADATA
# title: Security groups are worn, or handed to whom will wear them
# description: What should have worn the group wears another now, or none. And whoever puts on one that is left over gets every way that it opens.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.308(a)(4)(i)"]
#   resources: ["AWS::EC2::SecurityGroup"]
package carepath.rules.security_group_is_worn

import rego.v1

violation contains finding if {
	some name, _ in data.carepath.shared.references.properties_of("AWS::EC2::SecurityGroup")
	count(data.carepath.shared.security_groups.wearers(name)) == 0
	not data.carepath.shared.references.handed_on(name)
	finding := make_diag(
		"security-group-is-worn", "ERROR", name,
		"Nothing wears the group, and no output hands it on. Give it to what it is for, or delete it.",
	)
}
