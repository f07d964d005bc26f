# METADATA
# title: Backups are taken each day, kept for at least 35, under a key of the account's own, where nobody can delete them
# description: Ransomware deletes backups first. A locked vault keeps what it holds from everybody, the root user included, until its time is over.
# custom:
#   severity: error
#   controls: ["164.308(a)(7)(ii)(A)", "164.308(a)(7)(ii)(B)", "164.312(c)(1)", "164.310(d)(2)(iv)"]
#   resources: ["AWS::Backup::BackupPlan", "AWS::Backup::BackupSelection", "AWS::Backup::BackupVault"]
package carepath.rules.backups_are_locked

import rego.v1

vaults := resources_of_type("AWS::Backup::BackupVault")

violation contains finding if {
	some name in vaults
	not data.carepath.shared.settings.own_key(input.resources[name].properties.EncryptionKeyArn)
	finding := make_diag_at(
		"backups-are-locked", "ERROR", name, "Properties.EncryptionKeyArn",
		"Backups are not under a key of the account's own. Set EncryptionKeyArn to a customer-managed key.",
	)
}

# What is put in may have no longer a life than what is kept for: the plan's shortest, in this template or another's.
violation contains finding if {
	data.carepath.shared.values.protects_data
	some name in vaults
	lock := object.get(input.resources[name].properties, "LockConfiguration", {})
	not data.carepath.shared.settings.at_least(lock.MinRetentionDays, 35)
	finding := make_diag_at(
		"backups-are-locked", "ERROR", name, "Properties.LockConfiguration",
		"Backups can be deleted before 35 days. Set LockConfiguration.MinRetentionDays to at least 35.",
	)
}

# Without a date from which it holds, a lock can be taken off by whoever may administer backups.
violation contains finding if {
	data.carepath.shared.values.protects_data
	some name in vaults
	lock := input.resources[name].properties.LockConfiguration
	not coerce_to_number(lock.ChangeableForDays) <= 7
	finding := make_diag_at(
		"backups-are-locked", "ERROR", name, "Properties.LockConfiguration.ChangeableForDays",
		"The lock can be taken off again. Set ChangeableForDays to at most 7; 3 is the least.",
	)
}

violation contains finding if {
	data.carepath.shared.values.protects_data
	some name in vaults
	not refuses_deletion(name)
	finding := make_diag_at(
		"backups-are-locked", "ERROR", name, "Properties.AccessPolicy",
		"The vault's policy does not refuse deletion. Deny backup:DeleteRecoveryPoint and backup:UpdateRecoveryPointLifecycle to *.",
	)
}

refuses_deletion(name) if {
	some statement in data.carepath.shared.policies.statements_of(input.resources[name].properties.AccessPolicy)
	statement.Effect == "Deny"
	not statement.Condition
	data.carepath.shared.principals.everybody(statement.Principal)
	"backup:DeleteRecoveryPoint" in ensure_list(statement.Action)
	"backup:UpdateRecoveryPointLifecycle" in ensure_list(statement.Action)
	statement.Resource == "*"
}

violation contains finding if {
	some name in resources_of_type("AWS::Backup::BackupPlan")
	rules := object.get(input.resources[name].properties, ["BackupPlan", "BackupPlanRule"], [])
	not daily(rules)
	finding := make_diag_at(
		"backups-are-locked", "ERROR", name, "Properties.BackupPlan.BackupPlanRule",
		"No rule takes a backup each day. Add one with a schedule such as cron(0 7 * * ? *).",
	)
}

# What is found to be wrong after 35 days is restored from the monthly ones.
violation contains finding if {
	some name in resources_of_type("AWS::Backup::BackupPlan")
	rules := object.get(input.resources[name].properties, ["BackupPlan", "BackupPlanRule"], [])
	not reaches_back(rules)
	finding := make_diag_at(
		"backups-are-locked", "ERROR", name, "Properties.BackupPlan.BackupPlanRule",
		"No rule keeps a backup for a year. Add a monthly one with Lifecycle.DeleteAfterDays of at least 365.",
	)
}

reaches_back(rules) if {
	some rule in rules
	data.carepath.shared.settings.at_least(object.get(rule, ["Lifecycle", "DeleteAfterDays"], 365), 365)
}

# Left out, AWS Backup takes one each day at 5:00.
daily(rules) if {
	some rule in rules
	often(object.get(rule, "ScheduleExpression", "cron(0 5 ? * * *)"))
}

often(schedule) if regex.match(`^cron\(\S+ \S+ (\*|\?|1/1|\*/1) (\*|1/1) (\*|\?) \*\)$|^rate\((1 day|\d+ hours?)\)$`, schedule)

violation contains finding if {
	some name in resources_of_type("AWS::Backup::BackupPlan")
	some rule in input.resources[name].properties.BackupPlan.BackupPlanRule
	some days in lifetimes(rule)
	not data.carepath.shared.settings.at_least(days, 35)
	finding := make_diag_at(
		"backups-are-locked", "ERROR", name, "Properties.BackupPlan.BackupPlanRule",
		"A rule's backups are kept for less than 35 days. Raise Lifecycle.DeleteAfterDays.",
	)
}

# Of a backup and its copies, where they end at all.
lifetimes(rule) := array.concat(
	[rule.Lifecycle.DeleteAfterDays | rule.Lifecycle.DeleteAfterDays],
	[copy.Lifecycle.DeleteAfterDays | some copy in rule.CopyActions; copy.Lifecycle.DeleteAfterDays],
)

violation contains finding if {
	some name in resources_of_type("AWS::Backup::BackupPlan")
	not selected(name)
	finding := make_diag("backups-are-locked", "ERROR", name, "The plan backs nothing up. Add a BackupSelection that names the database.")
}

selected(plan) if {
	some name in resources_of_type("AWS::Backup::BackupSelection")
	properties := input.resources[name].properties
	properties.BackupPlanId.__ref == plan
	selects(properties.BackupSelection)
}

selects(selection) if count(selection.Resources) > 0

selects(selection) if count(selection.ListOfTags) > 0
