import type { Changes } from './changes';

export const atTheEdge: Changes = {
  'web-acl-rule-counts': [
    'WebAcl Rules[0].OverrideAction.None: {} -> (nothing); Rules[0].OverrideAction.Count: (nothing) -> {}',
    'WebAcl Rules[1].Action.Block: {} -> (nothing); Rules[1].Action.Count: (nothing) -> {}',
  ],
  'web-acl-rule-removed': [
    'WebAcl Rules[0]: {"Name":"Managed","OverrideAction":{"None":{}},"Statement":{"ManagedRul… -> (nothing)',
    'WebAcl Rules[1]: {"Name":"Rate","Action":{"Block":{}},"Statement":{"RateBasedStatement":… -> (nothing)',
  ],
  'web-acl-emptied': ['WebAcl Rules: [{"Name":"Managed","OverrideAction":{"None":{}},"Statement":{"ManagedRu… -> []'],
  'web-acl-default-allows': ['WebAcl DefaultAction.Block: {} -> (nothing); DefaultAction.Allow: (nothing) -> {}'],
  'web-acl-managed-rule-excluded': [
    'WebAcl Rules[0].Statement.ManagedRuleGroupStatement.RuleActionOverrides: (nothing) -> [{"Name":"SQLi_BODY","ActionToUse":{"Allow":{}}}]',
  ],
  'web-acl-managed-group-narrowed': [
    'WebAcl Rules[0].Statement.ManagedRuleGroupStatement.ScopeDownStatement: (nothing) -> {"ByteMatchStatement":{"FieldToMatch":{"UriPath":{}},"PositionalConstra…',
  ],
  'web-acl-rate-limit-raised': ['WebAcl Rules[1].Statement.RateBasedStatement.Limit: 2000 -> 2000000000'],
  'distribution-web-acl-detached': ['Distribution DistributionConfig.WebACLId: web-acl -> (nothing)'],
  'web-acl-association-removed': ['Association removed'],
  'web-acl-associated-with-http-api': [
    'Association ResourceArn: arn:aws:apigateway:us-east-1::/restapis/a1/stages/live -> arn:aws:apigateway:us-east-1::/apis/a1b2c3d4e5/stages/$default',
  ],
  'web-acl-log-removed': ['WebAclLogging removed'],
  'web-acl-log-unredacted': ['WebAclLogging RedactedFields: [{"SingleHeader":{"Name":"authorization"}}] -> (nothing)'],
  'web-acl-metrics-off': ['WebAcl VisibilityConfig.CloudWatchMetricsEnabled: true -> false'],
  'listener-rule-without-header': [
    'ListenerRule Conditions[1]: {"Field":"http-header","HttpHeaderConfig":{"HttpHeaderName":"x-origin",… -> (nothing)',
  ],
  'listener-rule-header-any': ['ListenerRule Conditions[1].HttpHeaderConfig.Values[0]: {{resolve:secretsmanager:a}} -> *'],
  'listener-rule-header-in-plain-text': [
    'ListenerRule Conditions[1].HttpHeaderConfig.Values[0]: {{resolve:secretsmanager:a}} -> a-value-that-everybody-can-read',
  ],
  'listener-forwards-by-default': [
    'Listener DefaultActions[0].Type: fixed-response -> forward; DefaultActions[0].FixedResponseConfig: {"StatusCode":"403"} -> (nothing); DefaultActions[0].TargetGroupArn: (nothing) -> arn:aws:elasticloadbalancing:us-east-1:111111111111:targetgroup/service…',
  ],
  'origin-header-removed': [
    'Distribution DistributionConfig.Origins[0].OriginCustomHeaders: [{"HeaderName":"x-origin","HeaderValue":"{{resolve:secretsmanager:a}}"}] -> (nothing)',
  ],
  'origin-header-in-plain-text': [
    'Distribution DistributionConfig.Origins[0].OriginCustomHeaders[0].HeaderValue: {{resolve:secretsmanager:a}} -> a-value-that-everybody-can-read',
  ],
  'execute-api-endpoint-enabled': ['HttpApi DisableExecuteApiEndpoint: true -> false', 'RestApi DisableExecuteApiEndpoint: true -> false'],
  'distribution-caches-everything': [
    'Distribution DistributionConfig.DefaultCacheBehavior.CachePolicyId: none -> 658327ea-f89d-4fab-a63d-7e88639e58f6',
  ],
  'distribution-without-security-headers': [
    'Distribution DistributionConfig.DefaultCacheBehavior.ResponseHeadersPolicyId: headers -> (nothing)',
  ],
  'distribution-runs-foreign-function': [
    'Distribution DistributionConfig.DefaultCacheBehavior.FunctionAssociations: (nothing) -> [{"EventType":"viewer-request","FunctionARN":"arn:aws:cloudfront::11111…',
  ],
  'distribution-runs-foreign-lambda': [
    'Distribution DistributionConfig.DefaultCacheBehavior.LambdaFunctionAssociations: (nothing) -> [{"EventType":"origin-response","LambdaFunctionARN":"arn:aws:lambda:us-…',
  ],
  'distribution-hands-traffic-on': [
    'Distribution DistributionConfig.ContinuousDeploymentPolicyId: (nothing) -> 11111111-1111-1111-1111-111111111111',
  ],
  'strict-transport-security-removed': [
    'Headers ResponseHeadersPolicyConfig.SecurityHeadersConfig.StrictTransportSecurity: {"AccessControlMaxAgeSec":63072000} -> (nothing)',
  ],
  'load-balancer-keeps-invalid-headers': ['LoadBalancer LoadBalancerAttributes[2].Value: true -> false'],
  'load-balancer-desync-unmitigated': [
    'LoadBalancer LoadBalancerAttributes[3]: (nothing) -> {"Key":"routing.http.desync_mitigation_mode","Value":"monitor"}',
  ],
  'cors-any-origin': ['HttpApi CorsConfiguration.AllowOrigins[0]: https://app.example.com -> *'],
  'route-authorizer-removed': [
    'HttpRoute AuthorizationType: JWT -> NONE; AuthorizerId: jwt -> (nothing); AuthorizationScopes: ["read"] -> (nothing)',
  ],
  'method-authorizer-removed': ['RestMethod AuthorizationType: CUSTOM -> NONE; AuthorizerId: authorizer -> (nothing)'],
  'authorizer-token-in-address': ['Authorizer IdentitySource[0]: $request.header.Authorization -> $request.querystring.access_token'],
  'authorizer-issuer-plain': ['Authorizer JwtConfiguration.Issuer: https://auth.example.com/ -> http://auth.example.com/'],
  'stage-throttling-removed': [
    'HttpStage DefaultRouteSettings.ThrottlingBurstLimit: 20 -> (nothing); DefaultRouteSettings.ThrottlingRateLimit: 10 -> (nothing)',
  ],
  'rest-stage-throttling-removed': [
    'RestStage MethodSettings[0].ThrottlingBurstLimit: 20 -> (nothing); MethodSettings[0].ThrottlingRateLimit: 10 -> (nothing)',
  ],
};
