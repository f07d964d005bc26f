import { testRule } from '../rule-table';

const Format = '{"requestId":"$context.requestId","routeKey":"$context.routeKey","status":"$context.status"}';
const http = (log: object | undefined, properties: object = {}) => ({
  Type: 'AWS::ApiGatewayV2::Stage',
  Properties: { AccessLogSettings: log && { DestinationArn: 'arn', Format, ...log }, ...properties },
});
const rest = (setting: object) => ({
  Type: 'AWS::ApiGateway::Stage',
  Properties: {
    AccessLogSetting: { DestinationArn: 'arn', Format },
    MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', LoggingLevel: 'ERROR', DataTraceEnabled: false, ...setting }],
  },
});

testRule('stage-is-logged', {
  compliant: { 'of an HTTP API': { Stage: http({}) }, 'of a REST API': { Stage: rest({}) } },
  nonCompliant: {
    'no log': { Bad: http(undefined) },
    'no destination': { Bad: http({ DestinationArn: undefined }) },
    'a log that says nothing': { Bad: http({ Format: '$context.requestId' }) },
    'paths, which name patients': { Bad: http({ Format: `${Format} $context.path` }) },
    'bodies of an HTTP API': { Bad: http({}, { DefaultRouteSettings: { DataTraceEnabled: true } }) },
    'bodies of a REST API': { Bad: rest({ DataTraceEnabled: true }) },
    'failures unseen': { Bad: rest({ LoggingLevel: 'OFF' }) },
  },
  notApplicable: { 'an API': { Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP' } } } },
});
