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

# An account as a whole: its root, or its number alone.
whole_account(principal) if endswith(principal, ":root")

whole_account(principal) if regex.match(`^\d{12}$`, principal)

whole_account(principal) if endswith(principal.__dynamic, ":root")

# Of an account that is neither this one nor another of the platform's, where those are known.
stranger(principal) if {
	account := account_of(principal)
	not account == data.carepath.shared.settings.account
	not account in data.carepath.shared.values.accounts
	some known in data.carepath.shared.values.accounts
	known != ""
}

account_of(principal) := split(principal, ":")[4] if regex.match(`^arn:[a-z-]+:(iam|sts)::\d{12}:`, principal)

account_of(principal) := principal if regex.match(`^\d{12}$`, principal)

# On behalf of this account: the source is named, in full or by account, and is no wildcard.
from_this_account(statement) if {
	some operator, keys in statement.Condition
	confining(operator)
	some key, value in keys
	lower(key) == "aws:sourceaccount"
	every account in ensure_list(value) {
		own_account(account)
	}
}

from_this_account(statement) if {
	some operator, keys in statement.Condition
	confining(operator)
	some key, value in keys
	lower(key) in {"aws:sourcearn", "aws:sourceorgid"}
	every source in ensure_list(value) {
		own_source(source)
	}
}

own_account(value) if value == data.carepath.shared.settings.account

own_account(value) if value.__ref

own_source(value) if is_object(value)

own_source(value) if startswith(value, "o-")

# A reference within a document that is written as text.
own_source(value) if startswith(value, "{ref:")

# Names of buckets stand in ARNs without an account.
own_source(value) if {
	parts := split(value, ":")
	parts[4] in {data.carepath.shared.settings.account, ""}
	not parts[5] == "*"
}

# Condition keys that say whose principal calls, or of whose account.
callers := {"aws:principalaccount", "aws:principalarn", "aws:principalorgid", "kms:calleraccount"}

# Whoever it is, of this account or organization.
of_this_account(statement) if {
	some operator, keys in statement.Condition
	confining(operator)
	some key, value in keys
	lower(key) in callers
	every caller in ensure_list(value) {
		own_caller(caller)
	}
}

own_caller(value) if is_object(value)

own_caller(value) if startswith(value, "o-")

own_caller(value) if contains(value, data.carepath.shared.settings.account)

# With a key, for what its encryption context or the calling service names.
under_own_context(statement) if {
	some operator, keys in statement.Condition
	confining(operator)
	some key, value in keys
	startswith(lower(key), "kms:encryptioncontext:")
	every context in ensure_list(value) {
		own_source(context)
	}
}
