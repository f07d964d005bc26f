import { testRule } from '../rule-table';

const http = (properties: object) => ({ Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP', ...properties } });
const strict = { SecurityPolicy: 'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09', EndpointAccessMode: 'STRICT' };
const domain = (properties: object) => ({ Type: 'AWS::ApiGateway::DomainName', Properties: properties });
const rest = (...Types: string[]) => ({
  Type: 'AWS::ApiGateway::RestApi',
  Properties: { DisableExecuteApiEndpoint: true, EndpointConfiguration: { Types } },
});

testRule('api-has-one-entrance', {
  compliant: {
    'an HTTP API': { Api: http({ DisableExecuteApiEndpoint: true }) },
    'a REST API': { Api: rest('REGIONAL'), Domain: domain(strict) },
  },
  nonCompliant: {
    'a second name': { Bad: http({ DisableExecuteApiEndpoint: false }) },
    'a second name, by default': { Bad: http({}) },
    'a distribution of API Gateway’s': { Bad: rest('EDGE') },
    'another name than that of the handshake': { Bad: domain({ ...strict, EndpointAccessMode: 'BASIC' }) },
    'what nobody says': { Bad: { Type: 'AWS::ApiGateway::RestApi', Properties: {} } },
  },
  notApplicable: { 'a stage': { Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { StageName: 'x' } } } },
});
