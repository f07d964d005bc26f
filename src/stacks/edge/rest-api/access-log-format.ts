import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';

/**
 * One JSON object a request. The resource's path (`/eshop/{proxy+}`) instead of the request's, and no query string: both can name a
 * patient. No address either: the web ACL's log has the caller's.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
 */
export const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    requestTime: '$context.requestTime',
    httpMethod: '$context.httpMethod',
    resourcePath: '$context.resourcePath',
    status: '$context.status',
    responseLength: '$context.responseLength',
    responseLatency: '$context.responseLatency',
    integrationStatus: '$context.integration.status',
    integrationLatency: '$context.integration.latency',
    authorizerError: '$context.authorizer.error',
    integrationError: '$context.integration.error',
    error: '$context.error.message',
    webAcl: '$context.wafResponseCode',
  }),
);
