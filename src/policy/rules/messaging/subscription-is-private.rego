# METADATA
# title: Subscriptions deliver over encrypted channels, to addresses that are known
# description: An alarm over plain HTTP can be read, and swallowed, by whoever is on the way.
# custom:
#   severity: error
#   controls: ["164.312(e)(1)", "164.308(a)(6)(ii)"]
#   resources: ["AWS::SNS::Subscription", "AWS::SNS::Topic"]
package carepath.rules.subscription_is_private

import rego.v1

# Mail to the team's own address, and AWS's services. Texts and pushes show on locked screens.
private_protocols := {"email", "email-json", "firehose", "https", "lambda", "sqs"}

subscriptions contains [name, input.resources[name].properties] if {
	some name in resources_of_type("AWS::SNS::Subscription")
}

subscriptions contains [name, subscription] if {
	some name in resources_of_type("AWS::SNS::Topic")
	some subscription in input.resources[name].properties.Subscription
}

violation contains finding if {
	some [name, subscription] in subscriptions
	not subscription.Protocol in private_protocols
	finding := make_diag_at(
		"subscription-is-private", "ERROR", name, "Properties.Protocol",
		"Messages are delivered where others can read them. Use https, email, or a queue or function of this account.",
	)
}

violation contains finding if {
	some [name, subscription] in subscriptions
	not data.carepath.shared.settings.given(subscription.Endpoint)
	finding := make_diag_at(
		"subscription-is-private", "ERROR", name, "Properties.Endpoint",
		"The subscription leads nowhere. Name its address.",
	)
}

# A queue or function of a stranger.
violation contains finding if {
	some [name, subscription] in subscriptions
	data.carepath.shared.settings.foreign_arn(subscription.Endpoint)
	finding := make_diag_at(
		"subscription-is-private", "ERROR", name, "Properties.Endpoint",
		"Messages are delivered to another account. Name a queue or function of this one.",
	)
}
