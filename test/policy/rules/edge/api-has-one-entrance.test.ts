import { testRule } from '../rule-table';

const http = (properties: object) => ({ Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP', ...properties } });
const rest = (...Types: string[]) => ({
  Type: 'AWS::ApiGateway::RestApi',
  Properties: { DisableExecuteApiEndpoint: true, EndpointConfiguration: { Types } },
});

testRule('api-has-one-entrance', {
  compliant: { 'an HTTP API': { Api: http({ DisableExecuteApiEndpoint: true }) }, 'a REST API': { Api: rest('REGIONAL') } },
  nonCompliant: {
    'a second name': { Bad: http({ DisableExecuteApiEndpoint: false }) },
    'a second name, by default': { Bad: http({}) },
    'a distribution of API Gateway’s': { Bad: rest('EDGE') },
    'what nobody says': { Bad: { Type: 'AWS::ApiGateway::RestApi', Properties: {} } },
  },
  notApplicable: { 'a stage': { Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { StageName: 'x' } } } },
});
