# METADATA
# title: Stages throttle, on every route
# description: Without a limit of its own, a stage takes all that the account may answer, and one caller can keep the services from answering anybody.
# custom:
#   severity: error
#   controls: ["164.308(a)(7)(i)", "164.312(a)(1)"]
#   resources: ["AWS::ApiGatewayV2::Stage", "AWS::ApiGateway::Stage"]
package carepath.rules.stage_throttles

import rego.v1

# The account's own quotas: https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
limits := {"ThrottlingRateLimit": 10000, "ThrottlingBurstLimit": 5000}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ApiGatewayV2::Stage")
	some key, limit in limits
	not is_limit(properties.DefaultRouteSettings[key], limit)
	finding := make_diag_at(
		"stage-throttles", "ERROR", name, "Properties.DefaultRouteSettings",
		sprintf("Routes are not throttled. Set %s from 1 to %d.", [key, limit]),
	)
}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ApiGatewayV2::Stage")
	some route, settings in properties.RouteSettings
	some key, limit in limits
	not is_limit(settings[key], limit)
	finding := make_diag_at(
		"stage-throttles", "ERROR", name, "Properties.RouteSettings",
		sprintf("%s is not throttled. Set %s from 1 to %d.", [route, key, limit]),
	)
}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ApiGateway::Stage")
	some key, limit in limits
	not throttles_all(properties.MethodSettings, key, limit)
	finding := make_diag_at(
		"stage-throttles", "ERROR", name, "Properties.MethodSettings",
		sprintf("Methods are not throttled. Set %s from 1 to %d, for /* and *, and wherever a method has settings of its own.", [key, limit]),
	)
}

throttles_all(settings, key, limit) if {
	some whole in settings
	whole.HttpMethod == "*"
	whole.ResourcePath == "/*"
	every setting in settings {
		is_limit(setting[key], limit)
	}
}

is_limit(value, limit) if {
	value > 0
	value <= limit
}
