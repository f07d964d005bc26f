# METADATA
# title: Budgets and anomaly monitors tell somebody before the money is gone
# description: A stolen credential shows first on the bill. A budget that warns nobody, or only when it is long spent, shows it when it is paid.
# custom:
#   severity: error
#   controls: ["164.308(a)(1)(ii)(D)", "164.308(a)(6)(ii)"]
#   resources: ["AWS::Budgets::Budget", "AWS::CE::AnomalyMonitor", "AWS::CE::AnomalySubscription"]
package carepath.rules.spending_is_watched

import rego.v1

violation contains finding if {
	some name in resources_of_type("AWS::Budgets::Budget")
	not warns(object.get(input.resources[name].properties, "NotificationsWithSubscribers", []))
	finding := make_diag_at(
		"spending-is-watched", "ERROR", name, "Properties.NotificationsWithSubscribers",
		"The budget warns nobody. Add a notification with a subscriber.",
	)
}

warns(notifications) if {
	count(notifications) > 0
	every notification in notifications {
		count(notification.Subscribers) > 0
	}
}

# Percentages: one passed is money spent, one not reached a discount unused.
violation contains finding if {
	some name in resources_of_type("AWS::Budgets::Budget")
	some entry in input.resources[name].properties.NotificationsWithSubscribers
	entry.Notification.ThresholdType != "ABSOLUTE_VALUE"
	not coerce_to_number(entry.Notification.Threshold) <= 100
	finding := make_diag_at(
		"spending-is-watched", "ERROR", name, "Properties.NotificationsWithSubscribers",
		"The budget warns when more than all of it is spent. Set Threshold to at most 100 per cent.",
	)
}

violation contains finding if {
	some name in resources_of_type("AWS::Budgets::Budget")
	budget := input.resources[name].properties.Budget
	budget.BudgetType == "COST"
	not budget.PlannedBudgetLimits
	not budget.AutoAdjustData
	not coerce_to_number(budget.BudgetLimit.Amount) <= 1000000
	finding := make_diag_at(
		"spending-is-watched", "ERROR", name, "Properties.Budget.BudgetLimit",
		"The limit is none, or more than the platform could spend in a month. Set the amount that is planned.",
	)
}

violation contains finding if {
	some name in resources_of_type("AWS::CE::AnomalyMonitor")
	not subscribed(name)
	finding := make_diag("spending-is-watched", "ERROR", name, "Nobody hears of anomalies. Add an AnomalySubscription for the monitor.")
}

subscribed(monitor) if {
	some name in resources_of_type("AWS::CE::AnomalySubscription")
	some reference in input.resources[name].properties.MonitorArnList
	reference.__ref == monitor
}

violation contains finding if {
	some name in resources_of_type("AWS::CE::AnomalySubscription")
	count(object.get(input.resources[name].properties, "Subscribers", [])) == 0
	finding := make_diag_at("spending-is-watched", "ERROR", name, "Properties.Subscribers", "Nobody hears of anomalies. Add a subscriber.")
}
