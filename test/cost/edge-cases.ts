import type { Case } from './case';

export const edgeCases: Readonly<Record<string, Case>> = {
  'ten million requests through CloudFront, a web ACL with two rules and an HTTP API': {
    resources: {
      Cdn: { Type: 'AWS::CloudFront::Distribution', Properties: { DistributionConfig: { DefaultCacheBehavior: {} } } },
      Acl: { Type: 'AWS::WAFv2::WebACL', Properties: { Scope: 'CLOUDFRONT', Rules: [{ Name: 'a' }, { Name: 'b' }] } },
      Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId: 'api', StageName: '$default' } },
    },
    load: { requests: 10_000_000, requestKiB: 1, responseKiB: 10, cachedPercent: 20 },
    // A fifth never reaches the API; 102.4 GB go to viewers and 8.192 GB to the origin.
    usd: 10 + 102.4 * 0.085 + 8.192 * 0.02 + (5 + 2 + 6) + 8,
  },
  'a web ACL that looks at 48 KB of a body': {
    resources: {
      Acl: {
        Type: 'AWS::WAFv2::WebACL',
        Properties: { AssociationConfig: { RequestBody: { API_GATEWAY: { DefaultSizeInspectionLimit: 'KB_48' } } } },
      },
    },
    load: { requests: 1_000_000 },
    usd: 5 + 0.6 + 2 * 0.3,
  },
  'metrics of each of two routes': {
    resources: {
      One: { Type: 'AWS::ApiGatewayV2::Route', Properties: { ApiId: 'api', RouteKey: 'GET /a' } },
      Two: { Type: 'AWS::ApiGatewayV2::Route', Properties: { ApiId: 'api', RouteKey: 'GET /b' } },
      Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId: 'api', DefaultRouteSettings: { DetailedMetricsEnabled: true } } },
    },
    usd: 2 * 6 * 0.3,
  },
  'a REST API with a cache, whose answers go to the internet': {
    resources: {
      Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: 'api', CacheClusterEnabled: true, CacheClusterSize: '0.5' } },
    },
    load: { requests: 1_000_000, responseKiB: 10 },
    usd: 3.5 + 730 * 0.02 + 10.24 * 0.09,
  },
  'an authorizer that verifies the token of each of a million requests': {
    resources: {
      Verify: { Type: 'AWS::Lambda::Function', Properties: { MemorySize: 256, Architectures: ['arm64'] } },
      Authorizer: {
        Type: 'AWS::ApiGateway::Authorizer',
        Properties: {
          RestApiId: 'api',
          AuthorizerUri: {
            'Fn::Join': ['', ['arn:aws:apigateway:us-east-1:lambda:path/', { 'Fn::GetAtt': ['Verify', 'Arn'] }, '/invocations']],
          },
        },
      },
    },
    load: { requests: 1_000_000 },
    // 20 ms of a quarter of a GB each.
    usd: 0.2 + 1_000_000 * 0.02 * 0.25 * 0.0000133334,
  },
  'a state machine of two states and its function, at each of 100 releases': {
    resources: {
      Step: { Type: 'AWS::Lambda::Function', Properties: { MemorySize: 512 } },
      Machine: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: {
          DefinitionString: {
            'Fn::Join': [
              '',
              [
                '{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"',
                { 'Fn::GetAtt': ['Step', 'Arn'] },
                '","Next":"B"},"B":{"Type":"Succeed"}}}',
              ],
            ],
          },
        },
      },
    },
    load: { releases: 100 },
    // Ten calls a release, half a minute each; each state ten times.
    usd: 1_000 * 0.0000002 + 1_000 * 30 * 0.5 * 0.0000166667 + 100 * 2 * 10 * 0.000025,
  },
};
