import { spawnSync } from 'node:child_process';
import { Duration, Stack } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { RestApi, VpcLink } from 'aws-cdk-lib/aws-apigateway';
import { countResources } from '../../src/schema/checks/rest-edges';
import { LoadBalancerMethod } from '../../src/stacks/edge/rest-api/load-balancer-method';
import { testApp } from '../test-app';
import { exampleEnvironment, exampleRoute, exampleService } from './example-environment';
import { type ExampleSet, exampleSet } from './example-set';

const { edge: usual, services } = exampleEnvironment();
const rest = { ...usual, kind: 'rest-api' as const };
const set = exampleSet({ edge: rest, region: 'eu-west-1' });
const edge = set.template('edge');
const virginia = exampleSet({ edge: rest });
const behindCloudFront = exampleSet();
const routes = services.flatMap((service) => service.routes);
const of = (...paths: ReturnType<typeof exampleRoute>[]) => exampleSet({ edge: rest, services: [exampleService({ routes: paths })] });

interface Integration {
  readonly Type: string;
  readonly Uri?: string;
  readonly ConnectionType?: string;
  readonly ConnectionId?: unknown;
  readonly IntegrationTarget?: unknown;
  readonly TimeoutInMillis?: number;
  readonly CacheKeyParameters?: readonly string[];
  readonly RequestParameters?: Readonly<Record<string, unknown>>;
}
interface MethodProperties {
  readonly HttpMethod: string;
  readonly AuthorizationType: string;
  readonly AuthorizerId?: unknown;
  readonly Integration: Integration;
}

/** Methods by what they answer, such as `GET /eshop/{proxy+}`: so their constructs are named. */
function methodsOf(examined: ExampleSet): Map<string, MethodProperties> {
  const methods = examined.template('edge').findResources('AWS::ApiGateway::Method');
  return new Map(
    Object.values(methods).map(({ Metadata, Properties }) => {
      const [method = '', ...path] = String(Metadata['aws:cdk:path']).split('/Routes/')[1]?.replace('/Resource', '').split('--') ?? [];
      return [`${method} /${path.join('/')}`, Properties as MethodProperties];
    }),
  );
}
const methods = methodsOf(set);
const passing = [...methods].filter(([, { HttpMethod }]) => HttpMethod !== 'OPTIONS');

const resourceOf = (examined: ExampleSet, type: string) => Object.entries(examined.template('edge').findResources(type));
const deploymentOf = (examined: ExampleSet) => resourceOf(examined, 'AWS::ApiGateway::Deployment')[0]?.[0];
const settingsOf = (examined: ExampleSet) => {
  const [stage] = examined.resources('AWS::ApiGateway::Stage', 'edge');
  return stage?.Properties.MethodSettings as { ResourcePath: string; HttpMethod: string; [name: string]: unknown }[];
};

describe('the web ACL', () => {
  test('is on the stage, in the environment’s own Region, with nothing of the edge in us-east-1', () => {
    edge.hasResourceProperties('AWS::WAFv2::WebACL', { Scope: 'REGIONAL' });
    edge.hasResourceProperties('AWS::WAFv2::WebACLAssociation', {
      ResourceArn: {
        'Fn::Join': ['', ['arn:aws:apigateway:eu-west-1::/restapis/', Match.anyValue(), '/stages/', Match.anyValue()]],
      },
    });
    expect(set.stack('edge').region).toBe('eu-west-1');
    expect(set.names).not.toContain('edge-global');
    expect(set.resources('AWS::CloudFront::Distribution')).toEqual([]);
  });

  test('looks at requests before the first can come in', () => {
    const [association] = resourceOf(set, 'AWS::WAFv2::WebACLAssociation').map(([id]) => id);
    const [mapping] = set.resources('AWS::ApiGateway::BasePathMapping', 'edge');
    expect(mapping?.DependsOn).toContain(association);
  });

  test('has the rules that it has before CloudFront, but one: a REST API passes on what its cache does not tell apart', () => {
    const rules = (examined: ExampleSet) =>
      examined
        .resources('AWS::WAFv2::WebACL')
        .flatMap(({ Properties }) => (Properties.Rules as { Name: string }[]).map(({ Name }) => Name));
    expect(rules(set).filter((name) => name !== 'CachedQueryStrings')).toEqual(rules(behindCloudFront));
    expect(rules(set)).toContain('CachedQueryStrings');
  });
});

describe('the way in', () => {
  test('is the one name: the API’s own address is off', () => {
    edge.hasResourceProperties('AWS::ApiGateway::RestApi', {
      DisableExecuteApiEndpoint: true,
      EndpointConfiguration: { Types: ['REGIONAL'], IpAddressType: 'dualstack' },
    });
    edge.hasResourceProperties('AWS::ApiGateway::DomainName', { DomainName: 'api.staging.carepath.example.com' });
    expect(JSON.stringify(edge.toJSON().Outputs ?? {})).not.toContain('execute-api');
  });

  test.each(['RestApi', 'DomainName'])('takes TLS 1.2 with forward secrecy or better, by the policy of the %s', (type) => {
    edge.hasResourceProperties(`AWS::ApiGateway::${type}`, {
      SecurityPolicy: 'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09',
      EndpointAccessMode: 'STRICT',
    });
  });

  test.each(['A', 'AAAA'])(
    'has the record %s under the logical id that it has behind CloudFront: a second one would be refused',
    (type) => {
      const ids = (examined: ExampleSet) =>
        resourceOf(examined, 'AWS::Route53::RecordSet')
          .filter(([, { Properties }]) => Properties.Type === type && Properties.Name === 'api.staging.carepath.example.com.')
          .map(([id]) => id);
      expect(ids(set)).toHaveLength(1);
      expect(ids(set)).toEqual(ids(behindCloudFront));
    },
  );

  test('shares no other logical id with the kind behind CloudFront: a resource cannot change its type', () => {
    const types = (examined: ExampleSet) =>
      new Map(
        Object.entries(examined.template('edge').toJSON().Resources as Record<string, { Type: string }>).map(([id, { Type }]) => [
          id,
          Type,
        ]),
      );
    const others = types(behindCloudFront);
    expect([...types(set)].filter(([id]) => others.has(id)).map(([, type]) => type)).toEqual([
      'AWS::Route53::RecordSet',
      'AWS::Route53::RecordSet',
    ]);
  });
});

describe('methods', () => {
  test('ask for a token, but for the status and what configuration opens', () => {
    const open = passing.filter(([, { AuthorizationType }]) => AuthorizationType !== 'CUSTOM').map(([name]) => name);
    expect(open).toEqual(['GET /status', 'GET /eshop/catalogue/{proxy+}']);
  });

  test('exist for every path that an HTTP API would answer, those on the way to a longer one too', () => {
    expect(passing.filter(([name]) => name.startsWith('POST ')).map(([name]) => name)).toEqual([
      'POST /eshop/{proxy+}',
      'POST /pharmacy/{proxy+}',
      'POST /doctor/{proxy+}',
      'POST /eshop/catalogue',
    ]);
  });

  test('go through the VPC Link to the load balancer itself, by the name in its certificate', () => {
    const [[vpcLink] = []] = resourceOf(set, 'AWS::ApiGatewayV2::VpcLink');
    for (const [name, { Integration }] of passing) {
      const path = name.split(' ')[1]?.replace('{proxy+}', '{proxy}');
      expect(Integration).toMatchObject({
        Type: 'HTTP_PROXY',
        ConnectionType: 'VPC_LINK',
        ConnectionId: { Ref: vpcLink },
        IntegrationTarget: { 'Fn::ImportValue': expect.stringMatching(/ExportsOutputRefLoadBalancer/) },
        Uri: `https://internal.staging.carepath.example.com:443${path}`,
        TimeoutInMillis: 29_000,
      });
    }
  });

  test('send the origin header, with the secret that configuration picks', () => {
    const sent = (examined: ExampleSet) =>
      new Set(
        [...methodsOf(examined).values()]
          .filter(({ HttpMethod }) => HttpMethod !== 'OPTIONS')
          .map(({ Integration }) => JSON.stringify(Integration.RequestParameters?.['integration.request.header.x-carepath-origin'])),
      );
    expect([...sent(set)]).toEqual([expect.stringMatching(/'\{\{resolve:secretsmanager:.*OriginSecretA.*\}\}'/)]);
    expect([...sent(exampleSet({ edge: { ...rest, originSecret: 'b' } }))]).toEqual([expect.stringContaining('OriginSecretB')]);
  });

  test('wait as long as configuration says', () => {
    const patient = methodsOf(exampleSet({ edge: { ...rest, timeoutSeconds: 12 } }));
    expect(patient.get('GET /doctor/{proxy+}')?.Integration.TimeoutInMillis).toBe(12_000);
  });

  test('are as many as configuration counts them', () => {
    const resources = Object.keys(edge.toJSON().Resources).length;
    expect(countResources(routes)).toEqual({ api: resourceOf(set, 'AWS::ApiGateway::Resource').length, template: resources });
  });
});

describe('a deployment of its own', () => {
  test.each<[string, ExampleSet]>([
    ['another secret in the header', exampleSet({ edge: { ...rest, originSecret: 'b' } })],
    ['another timeout', exampleSet({ edge: { ...rest, timeoutSeconds: 12 } })],
    ['another origin', exampleSet({ edge: rest, frontendOrigins: ['https://other.example.com'] })],
    ['another path', of(exampleRoute({ path: '/other/*' }))],
  ])('comes with %s', (_, changed) => {
    expect(deploymentOf(changed)).not.toBe(deploymentOf(virginia));
  });

  test('comes with another load balancer, which the library would not notice', () => {
    const deployedTo = (loadBalancerArn: string) => {
      const stack = new Stack(testApp(), 'Api');
      const { root, latestDeployment } = new RestApi(stack, 'Api');
      const vpcLink = VpcLink.fromVpcLinkId(stack, 'VpcLink', 'abc123');
      const target = {
        loadBalancerArn,
        domainName: 'internal.example.com',
        vpcLink,
        originHeaderValue: 'x',
        timeout: Duration.seconds(29),
      };
      new LoadBalancerMethod(stack, 'GET', { httpMethod: 'GET', resource: root, target, options: {} });
      return stack.resolve(latestDeployment?.deploymentId).Ref;
    };
    expect(deployedTo('loadbalancer/app/one/1')).toBe(deployedTo('loadbalancer/app/one/1'));
    expect(deployedTo('loadbalancer/app/one/1')).not.toBe(deployedTo('loadbalancer/app/two/2'));
  });

  test('does not come with another limit, which is the stage’s', () => {
    expect(deploymentOf(exampleSet({ edge: { ...rest, throttleRate: 7 } }))).toBe(deploymentOf(virginia));
  });
});

describe('browsers', () => {
  const origin = "'https://staging.app.carepath.example.com'";

  test('may ask before every request, without a token', () => {
    const preflights = [...methods].filter(([, { HttpMethod }]) => HttpMethod === 'OPTIONS');
    expect(new Set(preflights.map(([name]) => name.split(' ')[1]))).toEqual(new Set(passing.map(([name]) => name.split(' ')[1])));
    for (const [, { AuthorizationType, Integration }] of preflights) {
      expect({ AuthorizationType, Type: Integration.Type }).toEqual({ AuthorizationType: 'NONE', Type: 'MOCK' });
    }
  });

  test('are told the exact origin in the answer', () => {
    edge.allResourcesProperties('AWS::ApiGateway::GatewayResponse', {
      ResponseParameters: Match.objectLike({ 'gatewayresponse.header.Access-Control-Allow-Origin': origin }),
    });
    const { Integration } = methods.get('OPTIONS /doctor/{proxy+}') ?? {};
    expect(Integration).toMatchObject({
      IntegrationResponses: [
        {
          StatusCode: '204',
          ResponseParameters: {
            'method.response.header.Access-Control-Allow-Origin': origin,
            'method.response.header.Access-Control-Allow-Methods': "'GET,POST,PUT,PATCH,DELETE'",
            'method.response.header.Access-Control-Allow-Headers': "'authorization,content-type'",
          },
        },
      ],
    });
  });

  test.each(['DEFAULT_4XX', 'DEFAULT_5XX'])('can read %s, which API Gateway answers by itself', (ResponseType) => {
    edge.hasResourceProperties('AWS::ApiGateway::GatewayResponse', {
      ResponseType,
      ResponseParameters: Match.objectLike({
        'gatewayresponse.header.Strict-Transport-Security': "'max-age=63072000; includeSubDomains'",
        'gatewayresponse.header.Cache-Control': "'no-store'",
      }),
    });
  });

  const headersOf = (examined: ExampleSet) => {
    const [listener] = examined
      .resources('AWS::ElasticLoadBalancingV2::Listener', 'cluster')
      .filter(({ Properties }) => Properties.Port === 443)
      .map(({ Properties }) => Properties.ListenerAttributes as { Key: string; Value: string }[]);
    return Object.fromEntries((listener ?? []).map(({ Key, Value }) => [Key.replace('routing.http.response.', ''), Value]));
  };

  test('get origin and security headers from the load balancer, since a REST API passes answers on as they are', () => {
    expect(headersOf(set)).toEqual({
      'server.enabled': 'false',
      'strict_transport_security.header_value': 'max-age=63072000; includeSubDomains',
      'x_content_type_options.header_value': 'nosniff',
      'x_frame_options.header_value': 'DENY',
      'content_security_policy.header_value': "default-src 'none'; frame-ancestors 'none'",
      'access_control_allow_origin.header_value': 'https://staging.app.carepath.example.com',
    });
  });

  test('are told no origin by the load balancer where there are several, which an HTTP API knows', () => {
    const two = exampleSet({ frontendOrigins: ['https://a.example.com', 'https://b.example.com'] });
    expect(headersOf(two)).not.toHaveProperty('access_control_allow_origin.header_value');
  });
});

describe('the stage', () => {
  const stage = () => set.resources('AWS::ApiGateway::Stage', 'edge')[0]?.Properties;

  test('is throttled as configured', () => {
    expect(settingsOf(set)[0]).toMatchObject({ ResourcePath: '/*', HttpMethod: '*', ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 });
  });

  test('throttles a route that has a limit of its own, method by method, and goes on logging it', () => {
    const limited = settingsOf(of(exampleRoute({ path: '/login/*', throttleRate: 5, throttleBurst: 10 })));
    expect(limited.slice(1).map(({ HttpMethod }) => HttpMethod)).toEqual(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);
    for (const settings of limited.slice(1)) {
      expect(settings).toMatchObject({
        ResourcePath: '/~1login~1{proxy+}',
        ThrottlingRateLimit: 5,
        ThrottlingBurstLimit: 10,
        LoggingLevel: 'ERROR',
      });
    }
  });

  test('caches what configuration names, encrypted, and nothing else', () => {
    expect(stage()).toMatchObject({ CacheClusterEnabled: true, CacheClusterSize: '0.5' });
    expect(settingsOf(set).filter(({ CachingEnabled }) => CachingEnabled === true)).toEqual([
      expect.objectContaining({
        ResourcePath: '/~1eshop~1catalogue~1{proxy+}',
        HttpMethod: 'GET',
        CacheTtlInSeconds: 60,
        CacheDataEncrypted: true,
      }),
    ]);
  });

  test('has no cache to pay for where nothing is cached', () => {
    const [plain] = of(exampleRoute()).resources('AWS::ApiGateway::Stage', 'edge');
    expect(plain?.Properties).toMatchObject({ CacheClusterEnabled: false });
    expect(plain?.Properties).not.toHaveProperty('CacheClusterSize');
  });

  test('tells cached answers apart by path and the parameters named, and hides from the service what does not tell them apart', () => {
    const { Integration } = methods.get('GET /eshop/catalogue/{proxy+}') ?? {};
    expect(Integration?.CacheKeyParameters).toEqual(['method.request.path.proxy', 'method.request.querystring.page']);
    expect(Integration?.RequestParameters).toMatchObject({
      'integration.request.header.authorization': "''",
      'integration.request.header.cookie': "''",
      'integration.request.header.accept-encoding': "'identity'",
    });
  });

  test('logs where nobody reads patients’ names: no path, query, caller or body', () => {
    const { Format = '{}' } = (stage()?.AccessLogSetting ?? {}) as { Format?: string };
    expect(Object.values(JSON.parse(Format))).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/\.(path|identity|protocol|authorizer\.(claims|principalId))/)]),
    );
    expect(JSON.parse(Format)).toMatchObject({ resourcePath: '$context.resourcePath', status: '$context.status' });
    for (const { DataTraceEnabled } of settingsOf(set)) expect(DataTraceEnabled).toBe(false);
    expect(stage()).toMatchObject({ TracingEnabled: false });
  });

  test('finds its execution log made, under a key of ours and with an end', () => {
    edge.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: { 'Fn::Join': ['', ['API-Gateway-Execution-Logs_', Match.anyValue(), '/live']] },
      KmsKeyId: Match.anyValue(),
      RetentionInDays: 90,
    });
    const [[group] = []] = resourceOf(set, 'AWS::Logs::LogGroup').filter(([id]) => id.includes('ExecutionLogs'));
    expect(set.resources('AWS::ApiGateway::Stage', 'edge')[0]?.DependsOn).toContain(group);
  });

  test('is made after the account’s role for logs, which stays when the stack goes', () => {
    const [[account, { DeletionPolicy }] = ['', {} as { DeletionPolicy?: string }]] = resourceOf(set, 'AWS::ApiGateway::Account');
    expect(DeletionPolicy).toBe('RetainExceptOnCreate');
    expect(set.resources('AWS::ApiGateway::Stage', 'edge')[0]?.DependsOn).toContain(account);
  });
});

describe('the token check', () => {
  const [code] = set.resources('AWS::Lambda::Function', 'edge').map(({ Properties }) => Properties);

  test('keeps a yes for five minutes, by token, and is not called for what is no token', () => {
    edge.hasResourceProperties('AWS::ApiGateway::Authorizer', {
      Type: 'TOKEN',
      AuthorizerResultTtlInSeconds: 300,
      IdentitySource: 'method.request.header.Authorization',
      IdentityValidationExpression: '^[Bb]earer [-A-Za-z0-9_.]+$',
    });
  });

  test('knows issuer and audience of configuration', () => {
    expect(code).toMatchObject({
      Environment: { Variables: { ISSUER: 'https://login.staging.carepath.example.com', AUDIENCE: 'carepath-api' } },
    });
  });

  test('lies in the template, so that no stage publishes it', () => {
    expect(code?.Code).toEqual({ ZipFile: expect.stringContaining('well-known/openid-configuration') });
  });

  test('loads as it lies there, and refuses', () => {
    const { ZipFile } = (code?.Code ?? {}) as { ZipFile?: string };
    const call = `${ZipFile};module.exports.handler({methodArn:'a/b'}).catch(({message})=>process.stdout.write(message))`;
    const env = { ...process.env, ISSUER: 'https://auth.example.com/', AUDIENCE: 'carepath-api' };
    expect(spawnSync(process.execPath, ['-e', call], { env, encoding: 'utf8' }).stdout).toBe('Unauthorized');
  });

  test('may write its log, and nothing else', () => {
    const [policy] = set.resources('AWS::IAM::ManagedPolicy', 'edge');
    expect(policy?.Properties.PolicyDocument).toMatchObject({
      Statement: [{ Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Effect: 'Allow' }],
    });
    expect(set.resources('AWS::IAM::Policy', 'edge')).toEqual([]);
  });

  test('is called by this API’s authorizer alone', () => {
    edge.resourceCountIs('AWS::Lambda::Permission', 1);
    edge.hasResourceProperties('AWS::Lambda::Permission', {
      Principal: 'apigateway.amazonaws.com',
      SourceArn: { 'Fn::Join': ['', Match.arrayWith(['/authorizers/'])] },
    });
  });
});

test('alarms and dashboard read the figures by a REST API’s names', () => {
  const text = JSON.stringify(set.template('observability').toJSON());
  expect(text).toContain('"MetricName":"5XXError"');
  expect(text).toContain('"Name":"ApiName","Value":"staging-public"');
  expect(text).not.toMatch(/"MetricName":"5xx"|ApiId/);
  // The API's own name needs no reference to another stack.
  expect(text.match(/"OutputName":"[^"]*/g)?.filter((name) => /Api(?!.*Certificate)/.test(name))).toEqual([]);
});
