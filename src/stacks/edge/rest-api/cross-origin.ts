import {
  AuthorizationType,
  GatewayResponse,
  type IResource,
  type IRestApi,
  Method,
  MockIntegration,
  ResponseType,
} from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import { apiMethods } from '../../../schema/api-methods';

/**
 * What a REST API answers by itself, without the load balancer. Browsers must be able to read it too, or an expired token looks like a CORS
 * mistake. The origin is written out, never echoed, and so there can be one only: configuration refuses a second.
 */
export function answerErrors(scope: Construct, restApi: IRestApi, origin: string): void {
  const responseHeaders = quoted({ ...securityHeaders, ...allow(origin) });
  new GatewayResponse(scope, 'ClientErrors', { restApi, type: ResponseType.DEFAULT_4XX, responseHeaders });
  new GatewayResponse(scope, 'ServerErrors', { restApi, type: ResponseType.DEFAULT_5XX, responseHeaders });
}

/** The answer to a preflight, which carries no token and needs none. */
export function answerPreflight(scope: Construct, resource: IResource, origin: string): void {
  const headers = quoted({
    ...allow(origin),
    'Access-Control-Allow-Methods': apiMethods.join(','),
    'Access-Control-Allow-Headers': 'authorization,content-type',
    'Access-Control-Max-Age': '3600',
  });
  const written = Object.fromEntries(Object.entries(headers).map(([name, value]) => [`method.response.header.${name}`, value]));
  const declared = Object.fromEntries(Object.keys(written).map((name) => [name, true]));
  new Method(scope, `OPTIONS${resource.path}`, {
    httpMethod: 'OPTIONS',
    resource,
    integration: new MockIntegration({
      requestTemplates: { 'application/json': '{"statusCode":204}' },
      integrationResponses: [{ statusCode: '204', responseParameters: written }],
    }),
    options: {
      authorizationType: AuthorizationType.NONE,
      methodResponses: [{ statusCode: '204', responseParameters: declared }],
    },
  });
}

const allow = (origin: string) => ({ 'Access-Control-Allow-Origin': origin });

/** As they stand before an HTTP API; but no content security policy, whose keywords are quoted, and so is a fixed value here. */
const securityHeaders = {
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

const quoted = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, `'${value}'`]));
