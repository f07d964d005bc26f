# Who a statement is about.
package carepath.shared.principals

import rego.v1

violation := set()

everybody(principal) if principal == "*"

everybody(principal) if {
	some name in ensure_list(principal.AWS)
	name == "*"
}

# The conditions of a statement, without the operators they are under: those that end in IfExists hold also where the key is missing.
condition_keys(statement) := {lower(key) |
	some operator, keys in object.get(statement, "Condition", {})
	confining(operator)
	some key, _ in keys
}

confining(operator) if {
	not contains(operator, "IfExists")
	not contains(operator, "Not")
	not startswith(operator, "ForAllValues")
	not operator == "Null"
}
