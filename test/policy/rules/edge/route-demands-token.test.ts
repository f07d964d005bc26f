import { testRule } from '../rule-table';

const route = (RouteKey: string, properties: object) => ({ Type: 'AWS::ApiGatewayV2::Route', Properties: { RouteKey, ...properties } });
const token = { AuthorizationType: 'JWT', AuthorizerId: 'a' };
const open = { AuthorizationType: 'NONE' };
const distribution = (CachePolicyId: string) => ({
  Type: 'AWS::CloudFront::Distribution',
  Properties: { DistributionConfig: { CacheBehaviors: [{ PathPattern: '/shop/*', CachePolicyId }] } },
});
const resource = (PathPart: string, ParentId: string) => ({
  Type: 'AWS::ApiGateway::Resource',
  Properties: { PathPart, ParentId: { Ref: ParentId } },
});
const method = (properties: object) => ({ Type: 'AWS::ApiGateway::Method', Properties: { HttpMethod: 'GET', ...properties } });
const rest = {
  Api: { Type: 'AWS::ApiGateway::RestApi', Properties: {} },
  Shop: resource('shop', 'Api'),
  Any: resource('{proxy+}', 'Shop'),
  Stage: {
    Type: 'AWS::ApiGateway::Stage',
    Properties: { MethodSettings: [{ HttpMethod: 'GET', ResourcePath: '/~1shop~1{proxy+}', CachingEnabled: true }] },
  },
};

testRule('route-demands-token', {
  compliant: {
    'behind a token': { Route: route('GET /shop/{proxy+}', token) },
    'the status': { Route: route('GET /status', open) },
    'what a cache answers': { Route: route('GET /shop/{proxy+}', open), Distribution: distribution('own') },
    'what a stage’s cache answers': { ...rest, Method: method({ ...open, ResourceId: { Ref: 'Any' } }) },
    'a method behind a token': { Method: method({ AuthorizationType: 'CUSTOM', AuthorizerId: 'a' }) },
    'a preflight': { Method: method({ ...open, HttpMethod: 'OPTIONS', Integration: { Type: 'MOCK' } }) },
  },
  nonCompliant: {
    'a route without': { Bad: route('POST /shop/{proxy+}', open) },
    'a route of which nobody says': { Bad: route('GET /shop/{proxy+}', {}) },
    'a token that nobody checks': { Bad: route('GET /shop/{proxy+}', { AuthorizationType: 'JWT' }) },
    'beside what a cache answers': { Bad: route('POST /shop/{proxy+}', open), Distribution: distribution('own') },
    'a method without': { ...rest, Bad: method({ ...open, ResourceId: { Ref: 'Shop' } }) },
    'a preflight that reaches a service': { Bad: method({ ...open, HttpMethod: 'OPTIONS', Integration: { Type: 'HTTP_PROXY' } }) },
  },
  notApplicable: { 'a stage': { Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { StageName: 'x' } } } },
});
