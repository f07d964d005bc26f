# Values as the engine resolves them: what is known only at deployment stays a marker, an object with `__ref`, `__dynamic` or `__conditional`.
package carepath.shared.values

import rego.v1

# The engine asks every package for its findings.
violation := set()

# Facts of the environment that no template says; where they are missing, the strictest.
default protects_data := true

protects_data := false if input.mappings.CarepathFacts.environment.protectData == "false"

default web_acl_may_count := false

web_acl_may_count if input.mappings.CarepathFacts.environment.webAclMayCount == "true"

# For how many days configuration keeps what: the schema has decided how little that may be. Where nobody says, what it does by default.
log_days := days("logDays") if days("logDays")

else := 365 if protects_data

else := 30

audit_days := days("auditDays") if days("auditDays")

else := 2192 if protects_data

else := 90

backup_days := days("backupDays") if days("backupDays")

else := 35 if protects_data

else := 7

days(fact) := coerce_to_number(input.mappings.CarepathFacts.environment[fact])

# Whether a human must be asked before the last account: where no data is protected, configuration may say no.
default asks_before_last := true

asks_before_last := false if input.mappings.CarepathFacts.environment.asksBeforeLast == "false"

# A property that is there, whatever it holds: a reference counts, `AWS::NoValue` does not.
present(object, key) if {
	object[key] != null
}

# One or many: IAM writes a list of one as its element.
as_set(value) := {element | some element in value} if is_array(value)

as_set(value) := {value} if not is_array(value)

# Names of stages without patients' data that configuration lets stop where they fail.
default stages_that_may_stop := []

# Stages whose alarms are watched after a deployment, by configuration.
default stages_that_bake := []

stages_that_bake := split(input.mappings.CarepathFacts.environment.stagesThatBake, ",")

stages_that_may_stop := split(input.mappings.CarepathFacts.environment.stagesThatMayStop, ",")

# Types of detectors that the account has from elsewhere, by its configuration.
default detectors_elsewhere := []

detectors_elsewhere := split(input.mappings.CarepathFacts.environment.detectorsElsewhere, ",")

# The platform's accounts; where nobody says which, only the template's own.
default accounts := []

accounts := split(input.mappings.CarepathFacts.environment.accounts, ",")
