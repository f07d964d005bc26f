import { Match } from 'aws-cdk-lib/assertions';
import { exampleEnvironment, exampleRoute, exampleService } from './example-environment';
import { type ExampleSet, exampleSet } from './example-set';

const set = exampleSet();
const edge = set.template('edge');
const global = set.template('edge-global');
const sendingB = exampleSet({ edge: { ...exampleEnvironment().edge, originSecret: 'b' } });

function distributionOf(of: ExampleSet): Record<string, unknown> {
  const configs = of.resources('AWS::CloudFront::Distribution', 'edge').map(({ Properties }) => Properties.DistributionConfig);
  return configs[0] as Record<string, unknown>;
}

/** Rules of managed groups that do less than AWS means them to, by group. */
function lowered(of: ExampleSet): Record<string, string[]> {
  const rules = of.resources('AWS::WAFv2::WebACL').flatMap(({ Properties }) => Properties.Rules as readonly GroupRule[]);
  return Object.fromEntries(
    rules.flatMap(({ Name, Statement: { ManagedRuleGroupStatement: { RuleActionOverrides } = {} } }) =>
      RuleActionOverrides ? [[Name, RuleActionOverrides.map((override) => override.Name)]] : [],
    ),
  );
}

interface GroupRule {
  readonly Name: string;
  readonly Statement: { readonly ManagedRuleGroupStatement?: { readonly RuleActionOverrides?: readonly { readonly Name: string }[] } };
}

interface RouteProperties {
  readonly RouteKey: string;
  readonly AuthorizationType: string;
}
const routes = set.resources('AWS::ApiGatewayV2::Route', 'edge').map(({ Properties }) => Properties as unknown as RouteProperties);

describe('the web ACL', () => {
  const [acl] = set.resources('AWS::WAFv2::WebACL', 'edge-global');
  const rules = acl?.Properties.Rules as { Name: string; Priority: number; OverrideAction?: unknown; Action?: unknown }[];

  test('refuses the cheap way first', () => {
    expect([...rules].sort((a, b) => a.Priority - b.Priority).map(({ Name }) => Name)).toEqual([
      'AWSManagedRulesAmazonIpReputationList',
      'AWSManagedRulesAnonymousIpList',
      'RateLimitPerIp',
      'AWSManagedRulesKnownBadInputsRuleSet',
      'AWSManagedRulesCommonRuleSet',
      'AWSManagedRulesSQLiRuleSet',
    ]);
  });

  test('blocks', () => {
    for (const { Name, OverrideAction, Action } of rules) {
      expect({ Name, does: OverrideAction ?? Action }).toEqual({
        Name,
        does: OverrideAction ? { None: {} } : { Block: { CustomResponse: { ResponseCode: 429 } } },
      });
    }
  });

  test('lets no rule of a group merely count, but for VPNs and hosting providers', () => {
    expect(lowered(set)).toEqual({ AWSManagedRulesAnonymousIpList: ['AnonymousIPList', 'HostingProviderIPList'] });
    expect(JSON.stringify(rules)).not.toContain('ExcludedRules');
  });

  test('limits each address to the configured rate', () => {
    global.hasResourceProperties('AWS::WAFv2::WebACL', {
      Rules: Match.arrayWith([
        Match.objectLike({ Statement: { RateBasedStatement: { AggregateKeyType: 'IP', EvaluationWindowSec: 300, Limit: 2000 } } }),
      ]),
    });
  });

  test('logs to one log group of the required name, without tokens and cookies', () => {
    const [logging, ...others] = set.resources('AWS::WAFv2::LoggingConfiguration');
    expect(others).toEqual([]);
    expect(logging?.Properties.LogDestinationConfigs).toHaveLength(1);
    expect(logging?.Properties.RedactedFields).toEqual([{ SingleHeader: { Name: 'authorization' } }, { SingleHeader: { Name: 'cookie' } }]);
    global.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: { 'Fn::Join': ['-', Match.arrayWith(['aws-waf-logs-staging'])] },
      KmsKeyId: Match.anyValue(),
    });
  });

  test('stands before the distribution', () => {
    edge.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: { WebACLId: { 'Fn::ImportValue': Match.stringLikeRegexp('edge-global:.*WebAcl') } },
    });
  });

  test('is never attached to an HTTP API, which can have none: CloudFormation would try, and fail', () => {
    expect(set.resources('AWS::WAFv2::WebACLAssociation')).toEqual([]);
    expect(set.resources('AWS::WAFv2::WebACL').map(({ Properties }) => Properties.Scope)).toEqual(['CLOUDFRONT']);
  });
});

describe('the way round the web ACL is closed', () => {
  const sentBy = (of: ExampleSet) => JSON.stringify(distributionOf(of)).match(/OriginSecret[AB]/g);

  test('the API’s own address is off', () => {
    edge.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: true });
  });

  test('CloudFront alone sends the origin header, with the secret that configuration picks', () => {
    edge.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: { Origins: [Match.objectLike({ OriginCustomHeaders: [Match.objectLike({ HeaderName: 'x-carepath-origin' })] })] },
    });
    expect(sentBy(set)).toEqual(['OriginSecretA']);
    expect(sentBy(sendingB)).toEqual(['OriginSecretB']);
  });

  test('a switch of secrets changes the edge alone', () => {
    const text = (of: ExampleSet, name: string) => JSON.stringify(of.template(name).toJSON());
    expect(set.names.filter((name) => text(sendingB, name) !== text(set, name))).toEqual(['edge']);
  });
});

describe('routes', () => {
  test('ask for a token, but for the status and what configuration opens', () => {
    expect(routes.filter(({ AuthorizationType }) => AuthorizationType !== 'JWT').map(({ RouteKey }) => RouteKey)).toEqual([
      'GET /status',
      'GET /eshop/catalogue/{proxy+}',
    ]);
  });

  test('name their methods, so that a preflight without a token is answered by the CORS configuration', () => {
    const methods = new Set(routes.map(({ RouteKey }) => RouteKey.split(' ')[0]));
    expect(methods).toEqual(new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']));
  });

  test('exist for every configured path', () => {
    expect(new Set(routes.map(({ RouteKey }) => RouteKey.split(' ')[1]))).toEqual(
      new Set(['/status', '/eshop/catalogue/{proxy+}', '/eshop/{proxy+}', '/pharmacy/{proxy+}', '/doctor/{proxy+}']),
    );
  });

  test('check issuer and audience of the token', () => {
    edge.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerType: 'JWT',
      JwtConfiguration: { Issuer: 'https://login.staging.carepath.example.com', Audience: ['carepath-api'] },
    });
  });

  test('admit the exact origins of the frontend', () => {
    edge.hasResourceProperties('AWS::ApiGatewayV2::Api', {
      CorsConfiguration: Match.objectLike({ AllowOrigins: ['https://staging.app.carepath.example.com'] }),
    });
  });

  test('are throttled as configured', () => {
    edge.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 },
    });
  });

  test('have limits of their own where configuration says so, method by method', () => {
    const limited = exampleSet({ services: [exampleService({ routes: [exampleRoute({ throttleRate: 5, throttleBurst: 10 })] })] });
    const [stage] = limited.resources('AWS::ApiGatewayV2::Stage', 'edge');
    expect(stage?.Properties.RouteSettings).toEqual(
      Object.fromEntries(
        ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((method) => [
          `${method} /pharmacy/{proxy+}`,
          { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 10, DetailedMetricsEnabled: false },
        ]),
      ),
    );
    // A stage takes settings only of routes that exist.
    const made = Object.keys(limited.template('edge').findResources('AWS::ApiGatewayV2::Route'));
    expect(stage?.DependsOn).toEqual(expect.arrayContaining(made.filter((id) => id.includes('pharmacy'))));
  });

  test('wait as long as configuration says, and CloudFront longer', () => {
    const patient = exampleSet({ edge: { ...exampleEnvironment().edge, timeoutSeconds: 12 } });
    const [integration] = patient.resources('AWS::ApiGatewayV2::Integration', 'edge');
    expect(integration?.Properties.TimeoutInMillis).toBe(12_000);
    expect(distributionOf(patient).Origins).toMatchObject([{ CustomOriginConfig: { OriginReadTimeout: 30 } }]);
  });

  test('go through the VPC Link to the listener that demands the header, and verify its name', () => {
    edge.hasResourceProperties('AWS::ApiGatewayV2::Integration', {
      ConnectionType: 'VPC_LINK',
      IntegrationUri: { 'Fn::ImportValue': Match.stringLikeRegexp('LoadBalancerEdge') },
      TlsConfig: { ServerNameToVerify: 'internal.staging.carepath.example.com' },
    });
  });

  test('pass by the VPC Link’s own security group, in the private subnets', () => {
    edge.hasResourceProperties('AWS::ApiGatewayV2::VpcLink', {
      SecurityGroupIds: [{ 'Fn::ImportValue': Match.stringLikeRegexp('TrafficVpcLink') }],
      SubnetIds: [1, 2].map((zone) => ({ 'Fn::ImportValue': Match.stringLikeRegexp(`privateSubnet${zone}`) })),
    });
  });
});

test('the API’s access log names neither path, query nor caller', () => {
  const settings = set.resources('AWS::ApiGatewayV2::Stage', 'edge').map(({ Properties }) => Properties.AccessLogSettings);
  const { Format } = settings[0] as { Format: string };
  expect(Object.values(JSON.parse(Format))).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/\.(path|identity|protocol|authorizer\.claims)/)]),
  );
  expect(JSON.parse(Format)).toMatchObject({ routeKey: '$context.routeKey', status: '$context.status' });
});

describe('the distribution', () => {
  const config = distributionOf(set);
  const disabled = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';

  test('speaks TLS 1.2 or newer to browsers, and HTTPS only to its origin', () => {
    expect(config).toMatchObject({
      ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2025' },
      DefaultCacheBehavior: { ViewerProtocolPolicy: 'https-only' },
      Origins: [
        {
          DomainName: 'origin.staging.carepath.example.com',
          CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] },
        },
      ],
    });
    edge.hasResourceProperties('AWS::ApiGatewayV2::DomainName', {
      DomainNameConfigurations: [Match.objectLike({ SecurityPolicy: 'TLS_1_2' })],
    });
  });

  test('caches nothing by default, not even an error', () => {
    expect(config.DefaultCacheBehavior).toMatchObject({ CachePolicyId: disabled });
    expect(config.CustomErrorResponses).toContainEqual({ ErrorCode: 403, ErrorCachingMinTTL: 0 });
    expect(config.CustomErrorResponses).toContainEqual({ ErrorCode: 404, ErrorCachingMinTTL: 0 });
  });

  test('caches GET of a route that configuration names, by path, the parameters named and origin alone', () => {
    expect(config.CacheBehaviors).toEqual([
      expect.objectContaining({
        PathPattern: '/eshop/catalogue/*',
        CachedMethods: ['GET', 'HEAD'],
        AllowedMethods: ['GET', 'HEAD', 'OPTIONS'],
      }),
    ]);
    edge.hasResourceProperties('AWS::CloudFront::CachePolicy', {
      CachePolicyConfig: {
        DefaultTTL: 60,
        MaxTTL: 60,
        ParametersInCacheKeyAndForwardedToOrigin: {
          HeadersConfig: { Headers: ['Origin'] },
          CookiesConfig: { CookieBehavior: 'none' },
          QueryStringsConfig: { QueryStringBehavior: 'whitelist', QueryStrings: ['page'] },
        },
      },
    });
  });

  test('never caches below a cached route what is not to be cached', () => {
    const nested = exampleSet({
      services: [
        exampleService({
          name: 'eshop',
          routes: [
            exampleRoute({ path: '/eshop/*', auth: 'none', phi: false, cacheSeconds: 60 }),
            exampleRoute({ path: '/eshop/orders/*' }),
          ],
        }),
      ],
    });
    const behaviors = distributionOf(nested).CacheBehaviors;
    expect(behaviors).toEqual([
      expect.objectContaining({ PathPattern: '/eshop/orders/*', CachePolicyId: disabled }),
      expect.objectContaining({ PathPattern: '/eshop/*', CachePolicyId: { Ref: expect.any(String) } }),
    ]);
  });

  test('tells browsers to keep no answer that does not allow it', () => {
    edge.hasResourceProperties('AWS::CloudFront::ResponseHeadersPolicy', {
      ResponseHeadersPolicyConfig: {
        CustomHeadersConfig: { Items: [{ Header: 'Cache-Control', Value: 'no-store', Override: false }] },
        SecurityHeadersConfig: Match.objectLike({ FrameOptions: { FrameOption: 'DENY', Override: true } }),
      },
    });
  });

  test('records its requests in a bucket under a key of ours', () => {
    expect(config.Logging).toMatchObject({ IncludeCookies: false });
    edge.hasResourceProperties('AWS::S3::Bucket', {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          Match.objectLike({ ServerSideEncryptionByDefault: Match.objectLike({ SSEAlgorithm: 'aws:kms' }) }),
        ],
      },
    });
  });

  test.each(['A', 'AAAA'])('is reached by its name, by a record %s', (type) => {
    edge.hasResourceProperties('AWS::Route53::RecordSet', { Name: 'api.staging.carepath.example.com.', Type: type });
  });
});
