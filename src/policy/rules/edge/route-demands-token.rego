# METADATA
# title: Routes demand a token, unless a cache answers them for everybody
# description: A route without an authorizer answers anybody. Open are the status, which no service answers, and GETs that a cache may answer; any other needs an entry in the register.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.312(d)"]
#   resources: ["AWS::ApiGatewayV2::Route", "AWS::ApiGateway::Method"]
package carepath.rules.route_demands_token

import rego.v1

violation contains finding if {
	some name, route in data.carepath.shared.references.properties_of("AWS::ApiGatewayV2::Route")
	not asks(route, {"JWT", "AWS_IAM"})
	not route.RouteKey == "GET /status"
	not is_cached(route.RouteKey)
	finding := make_diag_at(
		"route-demands-token", "ERROR", name, "Properties.AuthorizationType",
		"Anybody is answered. Use the authorization type JWT and the API's authorizer; a route that must be open needs an entry in the register.",
	)
}

violation contains finding if {
	some name, method in data.carepath.shared.references.properties_of("AWS::ApiGateway::Method")
	not asks(method, {"CUSTOM", "COGNITO_USER_POOLS", "AWS_IAM"})
	not is_preflight(method)
	not is_status(method)
	not is_cached_by_stage(method)
	finding := make_diag_at(
		"route-demands-token", "ERROR", name, "Properties.AuthorizationType",
		"Anybody is answered. Use the authorization type CUSTOM and the API's authorizer; a method that must be open needs an entry in the register.",
	)
}

asks(route, kinds) if {
	route.AuthorizationType in kinds
	route.AuthorizerId
}

asks(route, _) if route.AuthorizationType == "AWS_IAM"

# The distribution of this template caches its answers, which `distribution-caches-open-routes-only` allows for open routes alone.
is_cached(key) if {
	some distribution in data.carepath.shared.references.properties_of("AWS::CloudFront::Distribution")
	some behavior in distribution.DistributionConfig.CacheBehaviors
	not data.carepath.shared.distributions.caches_nothing(behavior)
	key == sprintf("GET %s/{proxy+}", [trim_suffix(behavior.PathPattern, "/*")])
}

# API Gateway answers it by itself, from a template.
is_preflight(method) if {
	method.HttpMethod == "OPTIONS"
	method.Integration.Type == "MOCK"
}

is_status(method) if {
	method.HttpMethod == "GET"
	path_of(method.ResourceId) == ["status"]
}

is_cached_by_stage(method) if {
	method.HttpMethod == "GET"
	some stage in data.carepath.shared.references.properties_of("AWS::ApiGateway::Stage")
	some setting in stage.MethodSettings
	setting.HttpMethod == "GET"
	data.carepath.shared.references.on(setting.CachingEnabled)
	setting.ResourcePath == concat("", ["/", concat("", [sprintf("~1%s", [part]) | some part in path_of(method.ResourceId)])])
}

# Of a resource of a REST API, its parts from the root on: the engine has no recursion, and configuration no path of more than six.
path_of(id) := array.reverse([part |
	some depth in numbers.range(0, 7)
	part := part_at(id["__ref"], depth)
])

part_at(name, depth) := input.resources[ancestor(name, depth)].properties.PathPart

ancestor(name, 0) := name

ancestor(name, 1) := parent(name)

ancestor(name, 2) := parent(parent(name))

ancestor(name, 3) := parent(parent(parent(name)))

ancestor(name, 4) := parent(parent(parent(parent(name))))

ancestor(name, 5) := parent(parent(parent(parent(parent(name)))))

ancestor(name, 6) := parent(parent(parent(parent(parent(parent(name))))))

ancestor(name, 7) := parent(parent(parent(parent(parent(parent(parent(name)))))))

parent(name) := input.resources[name].properties.ParentId["__ref"]
