import { testRule } from '../rule-table';

const certificate = { AcmCertificateArn: 'arn', SslSupportMethod: 'sni-only', MinimumProtocolVersion: 'TLSv1.2_2025' };
const https = { ViewerProtocolPolicy: 'https-only' };
const distribution = (config: object) => ({
  Type: 'AWS::CloudFront::Distribution',
  Properties: { DistributionConfig: { DefaultCacheBehavior: https, ViewerCertificate: certificate, ...config } },
});

testRule('distribution-speaks-tls', {
  compliant: { 'TLS 1.2 or newer for every path': { Distribution: distribution({ CacheBehaviors: [{ PathPattern: '/a/*', ...https }] }) } },
  nonCompliant: {
    'plain HTTP': { Bad: distribution({ DefaultCacheBehavior: { ViewerProtocolPolicy: 'allow-all' } }) },
    'a redirect': { Bad: distribution({ DefaultCacheBehavior: { ViewerProtocolPolicy: 'redirect-to-https' } }) },
    'plain HTTP for one path': { Bad: distribution({ CacheBehaviors: [{ PathPattern: '/a/*', ViewerProtocolPolicy: 'allow-all' }] }) },
    'TLS 1.0': { Bad: distribution({ ViewerCertificate: { ...certificate, MinimumProtocolVersion: 'TLSv1' } }) },
    'TLS 1.2 with old ciphers': { Bad: distribution({ ViewerCertificate: { ...certificate, MinimumProtocolVersion: 'TLSv1.2_2018' } }) },
    'CloudFront’s own certificate': { Bad: distribution({ ViewerCertificate: { CloudFrontDefaultCertificate: true } }) },
    'no certificate': { Bad: distribution({ ViewerCertificate: undefined }) },
  },
  notApplicable: { 'a cache policy': { Policy: { Type: 'AWS::CloudFront::CachePolicy', Properties: { CachePolicyConfig: {} } } } },
});
