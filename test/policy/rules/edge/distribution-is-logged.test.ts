import { testRule } from '../rule-table';

const distribution = (Logging: object | undefined) => ({
  Type: 'AWS::CloudFront::Distribution',
  Properties: { DistributionConfig: { Enabled: true, Logging } },
});

testRule('distribution-is-logged', {
  compliant: { 'into a bucket': { Distribution: distribution({ Bucket: 'logs.s3.amazonaws.com', IncludeCookies: false }) } },
  nonCompliant: {
    'no log': { Bad: distribution(undefined) },
    'a log without a bucket': { Bad: distribution({ IncludeCookies: false }) },
    'cookies in it': { Bad: distribution({ Bucket: 'logs.s3.amazonaws.com', IncludeCookies: true }) },
  },
  notApplicable: { 'a cache policy': { Policy: { Type: 'AWS::CloudFront::CachePolicy', Properties: { CachePolicyConfig: {} } } } },
});
