import { testRule } from '../rule-table';

const jwt = { Audience: ['api'], Issuer: 'https://login.example.com/' };
const authorizer = (changes: object) => ({
  Type: 'AWS::ApiGatewayV2::Authorizer',
  Properties: { AuthorizerType: 'JWT', IdentitySource: ['$request.header.Authorization'], JwtConfiguration: jwt, ...changes },
});
const rest = (changes: object) => ({
  Type: 'AWS::ApiGateway::Authorizer',
  Properties: { Type: 'TOKEN', IdentitySource: 'method.request.header.Authorization', AuthorizerResultTtlInSeconds: 300, ...changes },
});

testRule('authorizer-checks-tokens', {
  compliant: { 'of an HTTP API': { Authorizer: authorizer({}) }, 'of a REST API': { Authorizer: rest({}) } },
  nonCompliant: {
    'keys by plain HTTP': { Bad: authorizer({ JwtConfiguration: { ...jwt, Issuer: 'http://login.example.com/' } }) },
    'no audience': { Bad: authorizer({ JwtConfiguration: { ...jwt, Audience: [] } }) },
    'a token in the address': { Bad: authorizer({ IdentitySource: ['$request.querystring.token'] }) },
    'whatever a function says': { Bad: authorizer({ AuthorizerType: 'REQUEST' }) },
    'another header': { Bad: rest({ IdentitySource: 'method.request.header.X-User' }) },
    'a word that holds for an hour': { Bad: rest({ AuthorizerResultTtlInSeconds: 3600 }) },
  },
  notApplicable: { 'a stage': { Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { StageName: 'x' } } } },
});
