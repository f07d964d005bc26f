import { testRule } from '../rule-table';

const integration = (changes: object) => ({
  Type: 'AWS::ApiGatewayV2::Integration',
  Properties: {
    IntegrationType: 'HTTP_PROXY',
    ConnectionType: 'VPC_LINK',
    ConnectionId: 'link',
    IntegrationUri: 'arn',
    TlsConfig: { ServerNameToVerify: 'internal.example.com' },
    ...changes,
  },
});
const secret = { 'integration.request.header.x-origin': "'{{resolve:secretsmanager:arn:SecretString:value1}}'" };
const method = (changes: object) => ({
  Type: 'AWS::ApiGateway::Method',
  Properties: {
    Integration: {
      Type: 'HTTP_PROXY',
      ConnectionType: 'VPC_LINK',
      ConnectionId: 'link',
      Uri: 'https://internal.example.com/shop',
      RequestParameters: secret,
      ...changes,
    },
  },
});
const link = (SecurityGroupIds: string[]) => ({ Type: 'AWS::ApiGatewayV2::VpcLink', Properties: { SecurityGroupIds, SubnetIds: ['s'] } });

testRule('integration-stays-private', {
  compliant: {
    'of an HTTP API': { Integration: integration({}), Link: link(['sg']) },
    'of a REST API': { Method: method({}) },
    'an answer of the API’s own': { Method: method({ Type: 'MOCK', ConnectionType: undefined }) },
  },
  nonCompliant: {
    'over the internet': { Bad: integration({ ConnectionType: 'INTERNET' }) },
    'over what is the default': { Bad: integration({ ConnectionType: undefined }) },
    'a type of which nobody says': { Bad: integration({ IntegrationType: undefined }) },
    'the header that proves the way': { Bad: integration({ RequestParameters: { 'overwrite:header.x-origin': 'sesame' } }) },
    'a certificate that nobody checks': { Bad: integration({ TlsConfig: undefined }) },
    'over the internet, of a REST API': { Bad: method({ ConnectionType: 'INTERNET' }) },
    'plain HTTP': { Bad: method({ Uri: 'http://internal.example.com/shop' }) },
    'the check switched off': { Bad: method({ TlsConfig: { InsecureSkipVerification: true } }) },
    'no header that proves it': { Bad: method({ RequestParameters: {} }) },
    'the default security group': { Bad: link([]) },
  },
  notApplicable: { 'a stage': { Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { StageName: 'x' } } } },
});
