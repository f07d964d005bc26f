import { testRule } from '../rule-table';

const limits = { ThrottlingRateLimit: 500, ThrottlingBurstLimit: 1000 };
const http = (settings: object | undefined, routes: object = {}) => ({
  Type: 'AWS::ApiGatewayV2::Stage',
  Properties: { DefaultRouteSettings: settings, RouteSettings: routes },
});
const all = { HttpMethod: '*', ResourcePath: '/*' };
const rest = (...MethodSettings: object[]) => ({ Type: 'AWS::ApiGateway::Stage', Properties: { MethodSettings } });

testRule('stage-throttles', {
  compliant: {
    'all routes': { Stage: http(limits) },
    'one route more strictly': { Stage: http(limits, { 'POST /login': { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 5 } }) },
    'all methods': { Stage: rest({ ...all, ...limits }) },
  },
  nonCompliant: {
    'no limit': { Bad: http(undefined) },
    'no burst': { Bad: http({ ThrottlingRateLimit: 500 }) },
    'a limit beyond the account’s': { Bad: http({ ...limits, ThrottlingRateLimit: 1_000_000 }) },
    'no limit for one route': { Bad: http(limits, { 'POST /login': {} }) },
    'no limit of a REST API': { Bad: rest() },
    'a limit for one method only': { Bad: rest({ HttpMethod: 'GET', ResourcePath: '/~1shop', ...limits }) },
    'no limit for one method': { Bad: rest({ ...all, ...limits }, { HttpMethod: 'GET', ResourcePath: '/~1shop' }) },
  },
  notApplicable: { 'an API': { Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP' } } } },
});
