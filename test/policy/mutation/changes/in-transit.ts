import type { Changes } from './changes';

export const inTransit: Changes = {
  'listener-plain': [
    'Listener Certificates: [{"CertificateArn":"certificate"}] -> (nothing); Protocol: HTTPS -> HTTP; SslPolicy: ELBSecurityPolicy-TLS13-1-2-2021-06 -> (nothing)',
  ],
  'listener-weak-tls': [
    'Listener SslPolicy: ELBSecurityPolicy-TLS13-1-2-2021-06 -> ELBSecurityPolicy-2016-08',
    'Listener SslPolicy: ELBSecurityPolicy-TLS13-1-2-2021-06 -> ELBSecurityPolicy-TLS-1-1-2017-01',
    'Listener SslPolicy: ELBSecurityPolicy-TLS13-1-2-2021-06 -> (nothing)',
  ],
  'target-group-plain': ['TargetGroup Protocol: HTTPS -> HTTP'],
  'health-check-plain': ['TargetGroup HealthCheckProtocol: HTTPS -> HTTP'],
  'distribution-allows-plain-http': ['Distribution DistributionConfig.DefaultCacheBehavior.ViewerProtocolPolicy: https-only -> allow-all'],
  'distribution-weak-tls': [
    'Distribution DistributionConfig.ViewerCertificate.MinimumProtocolVersion: TLSv1.2_2021 -> TLSv1',
    'Distribution DistributionConfig.ViewerCertificate.MinimumProtocolVersion: TLSv1.2_2021 -> TLSv1.1_2016',
  ],
  'distribution-default-certificate': [
    'Distribution DistributionConfig.ViewerCertificate.AcmCertificateArn: certificate -> (nothing); DistributionConfig.ViewerCertificate.MinimumProtocolVersion: TLSv1.2_2021 -> (nothing); DistributionConfig.ViewerCertificate.CloudFrontDefaultCertificate: (nothing) -> true',
  ],
  'distribution-origin-plain': [
    'Distribution DistributionConfig.Origins[0].CustomOriginConfig.OriginProtocolPolicy: https-only -> http-only',
    'Distribution DistributionConfig.Origins[0].CustomOriginConfig.OriginProtocolPolicy: https-only -> match-viewer',
  ],
  'distribution-origin-weak-tls': [
    'Distribution DistributionConfig.Origins[0].CustomOriginConfig.OriginSSLProtocols: ["TLSv1.2"] -> ["SSLv3","TLSv1","TLSv1.2"]',
  ],
  'api-domain-weak-tls': [
    'HttpDomain DomainNameConfigurations[0].SecurityPolicy: TLS_1_2 -> TLS_1_0',
    'RestDomain SecurityPolicy: TLS_1_2 -> TLS_1_0',
  ],
  'integration-server-unverified': ['HttpIntegration TlsConfig: {"ServerNameToVerify":"internal.example.com"} -> (nothing)'],
  'integration-plain': ['RestMethod Integration.Uri: https://internal.example.com/eshop -> http://internal.example.com/eshop'],
  'integration-certificate-unchecked': ['RestMethod Integration.TlsConfig: (nothing) -> {"InsecureSkipVerification":true}'],
  'database-accepts-plain-connections': [
    'Parameters Parameters.rds.force_ssl: 1 -> 0',
    'Parameters Parameters.rds.force_ssl: 1 -> (nothing)',
  ],
  'database-default-parameters': ['Database DBParameterGroupName: {"Ref":"Parameters"} -> (nothing)'],
  'proxy-accepts-plain-connections': ['Proxy RequireTLS: true -> false'],
  'proxy-password-authentication': ['Proxy DefaultAuthScheme: IAM_AUTH -> NONE', 'Proxy Auth[0].IAMAuth: REQUIRED -> DISABLED'],
  'database-outdated-authority': ['Database CACertificateIdentifier: rds-ca-rsa2048-g1 -> rds-ca-2019'],
  'bucket-policy-without-tls': [
    'BucketPolicy PolicyDocument.Statement[0]: {"Effect":"Deny","Action":"*","Principal":{"AWS":"*"},"Resource":"*","C… -> (nothing)',
  ],
  'topic-policy-without-tls': [
    'TopicPolicy PolicyDocument.Statement[0]: {"Effect":"Deny","Action":"*","Principal":{"AWS":"*"},"Resource":"*","C… -> (nothing)',
  ],
  'queue-policy-without-tls': [
    'QueuePolicy PolicyDocument.Statement[0]: {"Effect":"Deny","Action":"*","Principal":{"AWS":"*"},"Resource":"*","C… -> (nothing)',
  ],
  'bucket-policy-removed': ['BucketPolicy removed'],
  'subscription-over-plain-http': ['Subscription Protocol: email -> http; Endpoint: somebody@example.com -> http://alarms.example.com/'],
};
