import { isMap } from '../../../../assembly/equal';
import { drop, type Operator, operator, set } from '../../operator';
import { itemsAt } from '../../read';

export const apiTransport: readonly Operator[] = [
  operator({
    name: 'api-domain-weak-tls',
    description: 'Clients of the API may be talked down to TLS 1.0',
    source: 'Checkov CKV_AWS_206; tfsec aws-api-gateway-use-secure-tls-policy',
    fits: ['AWS::ApiGatewayV2::DomainName', 'AWS::ApiGateway::DomainName'],
    edits: ({ resource, properties }) =>
      resource.Type === 'AWS::ApiGateway::DomainName'
        ? [set('SecurityPolicy', 'TLS_1_0')]
        : itemsAt(properties, ['DomainNameConfigurations']).map(({ path }) => set([...path, 'SecurityPolicy'], 'TLS_1_0')),
  }),
  operator({
    name: 'integration-server-unverified',
    description: 'The API does not check with whom it speaks TLS, or speaks none',
    source: 'OWASP API Security 2023 API8; NIST 800-53 SC-23; CWE-295',
    fits: ['AWS::ApiGatewayV2::Integration'],
    edits: () => [drop('TlsConfig')],
  }),
  operator({
    name: 'integration-plain',
    description: 'From the API on, requests are in plain text',
    source: 'OWASP API Security 2023 API8; HIPAA 164.312(e)(1)',
    fits: ['AWS::ApiGateway::Method'],
    edits: ({ properties }) => {
      const { Integration } = properties;
      const uri = isMap(Integration) ? Integration.Uri : undefined;
      return typeof uri === 'string' && uri.startsWith('https:') ? [set(['Integration', 'Uri'], uri.replace('https:', 'http:'))] : [];
    },
  }),
  operator({
    name: 'integration-certificate-unchecked',
    description: 'The API takes any certificate for that of the services',
    source: 'AWS API Gateway API reference, TlsConfig.insecureSkipVerification; CWE-295',
    fits: ['AWS::ApiGateway::Method'],
    edits: ({ properties }) =>
      isMap(properties.Integration) && properties.Integration.ConnectionType === 'VPC_LINK'
        ? [set(['Integration', 'TlsConfig'], { InsecureSkipVerification: true })]
        : [],
  }),
];
