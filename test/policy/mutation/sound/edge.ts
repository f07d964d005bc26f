import type { Resource } from '../../../../src/assembly/template';

const header = { Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'x-origin', Values: ['{{resolve:secretsmanager:a}}'] } };

export const edge: { readonly [id: string]: Resource } = {
  Distribution: {
    Type: 'AWS::CloudFront::Distribution',
    Properties: {
      DistributionConfig: {
        DefaultCacheBehavior: { CachePolicyId: 'none', ResponseHeadersPolicyId: 'headers', ViewerProtocolPolicy: 'https-only' },
        Logging: { Bucket: 'logs' },
        Origins: [
          {
            Id: 'api',
            CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] },
            OriginCustomHeaders: [{ HeaderName: 'x-origin', HeaderValue: '{{resolve:secretsmanager:a}}' }],
          },
        ],
        ViewerCertificate: { AcmCertificateArn: 'certificate', MinimumProtocolVersion: 'TLSv1.2_2021' },
        WebACLId: 'web-acl',
      },
    },
  },
  Headers: {
    Type: 'AWS::CloudFront::ResponseHeadersPolicy',
    Properties: {
      ResponseHeadersPolicyConfig: { SecurityHeadersConfig: { StrictTransportSecurity: { AccessControlMaxAgeSec: 63072000 } } },
    },
  },
  WebAcl: {
    Type: 'AWS::WAFv2::WebACL',
    Properties: {
      DefaultAction: { Block: {} },
      Rules: [
        {
          Name: 'Managed',
          OverrideAction: { None: {} },
          Statement: { ManagedRuleGroupStatement: { Name: 'AWSManagedRulesSQLiRuleSet', VendorName: 'AWS' } },
        },
        { Name: 'Rate', Action: { Block: {} }, Statement: { RateBasedStatement: { Limit: 2000 } } },
      ],
      VisibilityConfig: { CloudWatchMetricsEnabled: true },
    },
  },
  Association: {
    Type: 'AWS::WAFv2::WebACLAssociation',
    Properties: { ResourceArn: 'arn:aws:apigateway:us-east-1::/restapis/a1/stages/live', WebACLArn: { 'Fn::GetAtt': ['WebAcl', 'Arn'] } },
  },
  WebAclLogging: {
    Type: 'AWS::WAFv2::LoggingConfiguration',
    Properties: { RedactedFields: [{ SingleHeader: { Name: 'authorization' } }] },
  },
  LoadBalancer: {
    Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    Properties: {
      Scheme: 'internal',
      LoadBalancerAttributes: [
        { Key: 'access_logs.s3.enabled', Value: 'true' },
        { Key: 'deletion_protection.enabled', Value: 'true' },
        { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'true' },
      ],
    },
  },
  Listener: {
    Type: 'AWS::ElasticLoadBalancingV2::Listener',
    Properties: {
      Certificates: [{ CertificateArn: 'certificate' }],
      DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '403' } }],
      Port: 443,
      Protocol: 'HTTPS',
      SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
    },
  },
  ListenerRule: {
    Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
    Properties: { Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/eshop/*'] } }, header] },
  },
  TargetGroup: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { Protocol: 'HTTPS', HealthCheckProtocol: 'HTTPS' } },
  HttpApi: {
    Type: 'AWS::ApiGatewayV2::Api',
    Properties: { DisableExecuteApiEndpoint: true, CorsConfiguration: { AllowOrigins: ['https://app.example.com'] } },
  },
  HttpRoute: {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: { RouteKey: 'GET /eshop', AuthorizationType: 'JWT', AuthorizerId: 'jwt', AuthorizationScopes: ['read'] },
  },
  OpenRoute: { Type: 'AWS::ApiGatewayV2::Route', Properties: { RouteKey: 'GET /status', AuthorizationType: 'NONE' } },
  Authorizer: {
    Type: 'AWS::ApiGatewayV2::Authorizer',
    Properties: {
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: 'https://auth.example.com/' },
    },
  },
  HttpIntegration: {
    Type: 'AWS::ApiGatewayV2::Integration',
    Properties: { ConnectionType: 'VPC_LINK', TlsConfig: { ServerNameToVerify: 'internal.example.com' } },
  },
  HttpStage: {
    Type: 'AWS::ApiGatewayV2::Stage',
    Properties: {
      AccessLogSettings: { DestinationArn: 'logs' },
      DefaultRouteSettings: { ThrottlingBurstLimit: 20, ThrottlingRateLimit: 10 },
    },
  },
  HttpDomain: {
    Type: 'AWS::ApiGatewayV2::DomainName',
    Properties: { DomainNameConfigurations: [{ SecurityPolicy: 'TLS_1_2' }] },
  },
  RestApi: { Type: 'AWS::ApiGateway::RestApi', Properties: { DisableExecuteApiEndpoint: true } },
  RestMethod: {
    Type: 'AWS::ApiGateway::Method',
    Properties: {
      AuthorizationType: 'CUSTOM',
      AuthorizerId: 'authorizer',
      Integration: { ConnectionType: 'VPC_LINK', Uri: 'https://internal.example.com/eshop' },
    },
  },
  RestStage: {
    Type: 'AWS::ApiGateway::Stage',
    Properties: {
      AccessLogSetting: { DestinationArn: 'logs' },
      MethodSettings: [{ CacheDataEncrypted: true, LoggingLevel: 'INFO', ThrottlingBurstLimit: 20, ThrottlingRateLimit: 10 }],
    },
  },
  RestDomain: { Type: 'AWS::ApiGateway::DomainName', Properties: { SecurityPolicy: 'TLS_1_2' } },
};
