# METADATA
# title: Web ACLs block what the managed rule groups and their own rules find
# description: A rule that counts lets attacks pass and only writes them down; an excluded rule does not even do that; one that allows lets its requests past every rule below it.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.312(c)(1)", "164.308(a)(5)(ii)(B)"]
#   resources: ["AWS::WAFv2::WebACL"]
package carepath.rules.web_acl_blocks

import rego.v1

# https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html
required := {
	"AWSManagedRulesAmazonIpReputationList",
	"AWSManagedRulesAnonymousIpList",
	"AWSManagedRulesCommonRuleSet",
	"AWSManagedRulesKnownBadInputsRuleSet",
	"AWSManagedRulesSQLiRuleSet",
}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::WAFv2::WebACL")
	missing := required - {group.Name | some rule in properties.Rules; group := rule.Statement.ManagedRuleGroupStatement; group.VendorName == "AWS"}
	count(missing) > 0
	finding := make_diag_at(
		"web-acl-blocks", "ERROR", name, "Properties.Rules",
		sprintf("Add the managed rule groups %s.", [concat(", ", sort(missing))]),
	)
}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::WAFv2::WebACL")
	some index, rule in properties.Rules
	not decides(rule)
	finding := make_diag_at(
		"web-acl-blocks", "ERROR", name, sprintf("Properties.Rules.%d", [index]),
		"The rule does not block. Give rule groups the override action None, and all other rules the action Block.",
	)
}

# A rule group decides by itself, unless overridden.
decides(rule) if {
	is_group(rule.Statement)
	rule.OverrideAction.None
}

decides(rule) if {
	not is_group(rule.Statement)
	rule.Action.Block
}

# Configuration may let a web ACL count for a limited time. It never lets a rule allow.
decides(rule) if {
	data.carepath.shared.values.web_acl_may_count
	is_group(rule.Statement)
	rule.OverrideAction.Count
}

decides(rule) if {
	data.carepath.shared.values.web_acl_may_count
	not is_group(rule.Statement)
	rule.Action.Count
}

is_group(statement) if statement.ManagedRuleGroupStatement

is_group(statement) if statement.RuleGroupReferenceStatement

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::WAFv2::WebACL")
	some index, rule in properties.Rules
	group := rule.Statement.ManagedRuleGroupStatement
	not is_whole(group, properties.Rules)
	finding := make_diag_at(
		"web-acl-blocks", "ERROR", name, sprintf("Properties.Rules.%d.Statement.ManagedRuleGroupStatement", [index]),
		sprintf("Part of %s is excluded, overridden, limited to some requests or held at an old version. Use the group whole.", [group.Name]),
	)
}

is_whole(group, rules) if {
	not data.carepath.shared.values.present(group, "ScopeDownStatement")
	not data.carepath.shared.values.present(group, "Version")
	count(object.get(group, "ExcludedRules", [])) == 0
	every override in object.get(group, "RuleActionOverrides", []) {
		may_label(group.Name, override.Name, rules)
		override.ActionToUse.Count
	}
}

# Clinicians come by VPN, and the smoke gate from a hosting provider: such addresses are labelled, and every other rule still holds for them.
may_label("AWSManagedRulesAnonymousIpList", rule, _) if rule in {"AnonymousIPList", "HostingProviderIPList"}

# What the group would refuse for its size, a rule of the web ACL's own refuses, path by path.
may_label("AWSManagedRulesCommonRuleSet", "SizeRestrictions_BODY", rules) if {
	some rule in rules
	contains(json.marshal(rule.Statement), "SizeConstraintStatement")
	decides(rule)
}
