import { testRule } from '../rule-table';

const secret = { 'Fn::Join': ['', ['{{resolve:secretsmanager:', { 'Fn::ImportValue': 'Secret' }, ':SecretString:value1::}}']] };
const good = {
  Id: 'api',
  DomainName: 'origin.example.com',
  CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] },
  OriginCustomHeaders: [{ HeaderName: 'x-origin', HeaderValue: secret }],
};
const distribution = (origin: object) => ({
  Type: 'AWS::CloudFront::Distribution',
  Properties: { DistributionConfig: { Origins: [{ ...good, ...origin }] } },
});

testRule('distribution-proves-itself', {
  compliant: {
    'an API': { Distribution: distribution({}) },
    'a bucket': { Distribution: distribution({ CustomOriginConfig: undefined, S3OriginConfig: {}, OriginAccessControlId: 'x' }) },
  },
  nonCompliant: {
    'plain HTTP': { Bad: distribution({ CustomOriginConfig: { ...good.CustomOriginConfig, OriginProtocolPolicy: 'match-viewer' } }) },
    'TLS 1.0 too': { Bad: distribution({ CustomOriginConfig: { ...good.CustomOriginConfig, OriginSSLProtocols: ['TLSv1', 'TLSv1.2'] } }) },
    'the default protocols': { Bad: distribution({ CustomOriginConfig: { OriginProtocolPolicy: 'https-only' } }) },
    'no header': { Bad: distribution({ OriginCustomHeaders: undefined }) },
    'a value that stands in the template': {
      Bad: distribution({ OriginCustomHeaders: [{ HeaderName: 'x-origin', HeaderValue: 'sesame' }] }),
    },
  },
  notApplicable: { 'a cache policy': { Policy: { Type: 'AWS::CloudFront::CachePolicy', Properties: { CachePolicyConfig: {} } } } },
});
