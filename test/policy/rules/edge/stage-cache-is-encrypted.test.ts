import { testRule } from '../rule-table';

const stage = (...MethodSettings: object[]) => ({ Type: 'AWS::ApiGateway::Stage', Properties: { MethodSettings } });
const cached = { HttpMethod: 'GET', ResourcePath: '/~1shop~1{proxy+}', CachingEnabled: true, CacheDataEncrypted: true };
const method = (AuthorizationType: string) => ({
  Type: 'AWS::ApiGateway::Method',
  Properties: { AuthorizationType, Integration: { CacheKeyParameters: ['method.request.querystring.page'] } },
});

testRule('stage-cache-is-encrypted', {
  compliant: {
    'no cache': { Stage: stage({ HttpMethod: '*', ResourcePath: '/*', CachingEnabled: false }) },
    'one path': { Stage: stage(cached), Method: method('NONE') },
  },
  nonCompliant: {
    'in the clear': { Bad: stage({ ...cached, CacheDataEncrypted: false }) },
    everything: { Bad: stage({ ...cached, ResourcePath: '/*' }) },
    'every method': { Bad: stage({ ...cached, HttpMethod: '*' }) },
    'behind a token': { Bad: method('CUSTOM') },
  },
  notApplicable: { 'the stage of an HTTP API': { Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { StageName: 'x' } } } },
});
