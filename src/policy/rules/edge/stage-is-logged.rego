# METADATA
# title: Stages write an access log that names routes, and no request's content
# description: Without the log nobody can say later what was asked. With paths, query strings or bodies in it, the log is a second store of patients' data.
# custom:
#   severity: error
#   controls: ["164.312(b)", "164.308(a)(1)(ii)(D)", "164.312(a)(1)"]
#   resources: ["AWS::ApiGatewayV2::Stage", "AWS::ApiGateway::Stage"]
package carepath.rules.stage_is_logged

import rego.v1

logs[name] := log if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ApiGatewayV2::Stage")
	log := object.get(properties, "AccessLogSettings", {})
}

logs[name] := log if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ApiGateway::Stage")
	log := object.get(properties, "AccessLogSetting", {})
}

violation contains finding if {
	some name, log in logs
	not is_written(log)
	finding := make_diag_at(
		"stage-is-logged", "ERROR", name, "Properties",
		"The stage writes no access log, or one that does not say what was asked and answered. Name a log group, and a format with request id, route and status.",
	)
}

is_written(log) if {
	log.DestinationArn
	contains(log.Format, "$context.requestId")
	contains(log.Format, "$context.status")
	regex.match(`\$context\.(routeKey|resourcePath)`, log.Format)
}

# https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
violation contains finding if {
	some name, log in logs
	regex.match(`\$context\.(path\b|authorizer\.(claims|principalId)|requestOverride)|\$request\.|\$input|querystring`, log.Format)
	finding := make_diag_at(
		"stage-is-logged", "ERROR", name, "Properties",
		"The log would hold what can name a patient. Write the route instead of the path, and no claim, query string or body.",
	)
}

violation contains finding if {
	some type in {"AWS::ApiGatewayV2::Stage", "AWS::ApiGateway::Stage"}
	some name, properties in data.carepath.shared.references.properties_of(type)
	some setting in array.concat(
		[object.get(properties, "DefaultRouteSettings", {})],
		array.concat(object.get(properties, "MethodSettings", []), [own | some own in object.get(properties, "RouteSettings", {})]),
	)
	data.carepath.shared.references.on(setting.DataTraceEnabled)
	finding := make_diag_at(
		"stage-is-logged", "ERROR", name, "Properties",
		"Whole requests and answers would be logged. Set DataTraceEnabled to false.",
	)
}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ApiGateway::Stage")
	not logs_errors(object.get(properties, "MethodSettings", []))
	finding := make_diag_at(
		"stage-is-logged", "ERROR", name, "Properties.MethodSettings",
		"What fails inside the API is not logged. Set LoggingLevel to ERROR, for /* and *, and wherever a method has settings of its own.",
	)
}

logs_errors(settings) if {
	count(settings) > 0
	every setting in settings {
		setting.LoggingLevel in {"ERROR", "INFO"}
	}
}
