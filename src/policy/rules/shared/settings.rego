# Settings as CloudFormation takes them: `true` and "true" are the same to it, 7 and "7" too.
package carepath.shared.settings

import rego.v1

violation := set()

default account := ""

account := input.mappings.CarepathFacts.environment.account

on(value) if value in {true, "true", "True"}

off(value) if value in {false, "false", "False"}

# A literal or a reference, in each branch of a condition.
given(value) if {
	not value in {null, ""}
	not nothing_in_a_branch(value)
}

nothing_in_a_branch(value) if value.__if_true == null

nothing_in_a_branch(value) if value.__if_false == null

# A key of the customer's, which has a policy and a rotation of its own: no alias of AWS's, and no key of another account.
own_key(value) if {
	given(value)
	not is_string(value)
}

own_key(value) if {
	given(value)
	is_string(value)
	not contains(value, "alias/aws/")
	not foreign_arn(value)
}

# An ARN that names another account than the template's.
foreign_arn(value) if {
	parts := split(value, ":")
	count(parts) > 5
	not parts[4] in {"", account}
}

at_least(value, least) if coerce_to_number(value) >= least

protects_data := data.carepath.shared.values.protects_data
