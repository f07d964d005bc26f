import { strictestFacts } from '../../../../src/policy/rules/rule-engine';
import { testRule } from '../rule-table';

const api = (cors: object) => ({ Type: 'AWS::ApiGatewayV2::Api', Properties: { CorsConfiguration: cors } });
const local = api({ AllowOrigins: ['https://app.example.com', 'http://localhost:3000'] });
const response = (origin: string) => ({
  Type: 'AWS::ApiGateway::GatewayResponse',
  Properties: { ResponseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': `'${origin}'` } },
});
const notApplicable = { 'a stage': { Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { StageName: 'x' } } } };

testRule('api-answers-known-origins', {
  compliant: {
    'one website': { Api: api({ AllowOrigins: ['https://app.example.com'], AllowHeaders: ['authorization'] }) },
    none: { Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: {} } },
    'one website, by a REST API': { Response: response('https://app.example.com') },
  },
  nonCompliant: {
    any: { Bad: api({ AllowOrigins: ['*'] }) },
    'any of a host’s': { Bad: api({ AllowOrigins: ['https://*.example.com'] }) },
    'a plain one': { Bad: api({ AllowOrigins: ['http://app.example.com'] }) },
    'a developer’s, where data is protected': { Bad: local },
    'with any header': { Bad: api({ AllowOrigins: ['https://app.example.com'], AllowHeaders: ['*'] }) },
    'with cookies': { Bad: api({ AllowOrigins: ['https://app.example.com'], AllowCredentials: true }) },
    'any, by a REST API': { Bad: response('*') },
  },
  notApplicable,
});

testRule(
  'api-answers-known-origins',
  { compliant: { 'a developer’s': { Api: local } }, nonCompliant: { any: { Bad: api({ AllowOrigins: ['*'] }) } }, notApplicable },
  { ...strictestFacts, protectData: false },
);
