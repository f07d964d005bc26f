import { type Operator, operator, rewrite, set } from '../../operator';
import { without } from '../../read';

export const apiAuthorization: readonly Operator[] = [
  operator({
    name: 'route-authorizer-removed',
    description: 'Anybody may call the route',
    source: 'FSBP APIGateway.8; Checkov CKV_AWS_309; OWASP API Security 2023 API2',
    fits: ['AWS::ApiGatewayV2::Route'],
    edits: ({ properties }) =>
      properties.AuthorizationType === undefined || properties.AuthorizationType === 'NONE'
        ? []
        : [rewrite({ ...without(properties, 'AuthorizerId', 'AuthorizationScopes'), AuthorizationType: 'NONE' })],
  }),
  operator({
    name: 'method-authorizer-removed',
    description: 'Anybody may call the method',
    source: 'Checkov CKV_AWS_59; OWASP API Security 2023 API2',
    fits: ['AWS::ApiGateway::Method'],
    edits: ({ properties }) =>
      properties.AuthorizationType === undefined || properties.AuthorizationType === 'NONE'
        ? []
        : [rewrite({ ...without(properties, 'AuthorizerId', 'AuthorizationScopes'), AuthorizationType: 'NONE' })],
  }),
  operator({
    name: 'authorizer-token-in-address',
    description: 'Tokens travel in addresses, which histories and logs keep',
    source: 'OWASP ASVS 4.0 V3.5.2, V8.3.1; CWE-598',
    fits: ['AWS::ApiGatewayV2::Authorizer'],
    edits: ({ properties }) => (properties.AuthorizerType === 'JWT' ? [set('IdentitySource', ['$request.querystring.access_token'])] : []),
  }),
  operator({
    name: 'authorizer-issuer-plain',
    description: 'The keys that tokens are checked with are fetched in plain text',
    source: 'OpenID Connect Discovery 1.0, 3 (https issuers); OWASP API Security 2023 API2',
    fits: ['AWS::ApiGatewayV2::Authorizer'],
    edits: ({ properties }) =>
      properties.AuthorizerType === 'JWT' ? [set(['JwtConfiguration', 'Issuer'], 'http://auth.example.com/')] : [],
  }),
];
