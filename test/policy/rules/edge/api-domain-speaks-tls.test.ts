import { testRule } from '../rule-table';

const good = { CertificateArn: 'arn', EndpointType: 'REGIONAL', SecurityPolicy: 'TLS_1_2' };
const domain = (changes: object) => ({
  Type: 'AWS::ApiGatewayV2::DomainName',
  Properties: { DomainName: 'origin.example.com', DomainNameConfigurations: [{ ...good, ...changes }] },
});
const rest = (SecurityPolicy: string | undefined, Types = ['REGIONAL']) => ({
  Type: 'AWS::ApiGateway::DomainName',
  Properties: { RegionalCertificateArn: 'arn', EndpointConfiguration: { Types }, SecurityPolicy },
});

testRule('api-domain-speaks-tls', {
  compliant: {
    'of an HTTP API': { Domain: domain({}) },
    'of a REST API': { Domain: rest('SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09') },
  },
  nonCompliant: {
    'TLS 1.0': { Bad: domain({ SecurityPolicy: 'TLS_1_0' }) },
    'what nobody says': { Bad: domain({ SecurityPolicy: undefined }) },
    'TLS 1.0 of a REST API': { Bad: rest('TLS_1_0') },
    'through a distribution of API Gateway’s': { Bad: rest('TLS_1_2', ['EDGE']) },
    'TLS 1.0 by the API’s own name': { Bad: { Type: 'AWS::ApiGateway::RestApi', Properties: { SecurityPolicy: 'TLS_1_0' } } },
  },
  notApplicable: { 'a stage': { Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { StageName: 'x' } } } },
});
