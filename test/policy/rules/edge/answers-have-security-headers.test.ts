import { testRule } from '../rule-table';

const good = {
  ContentSecurityPolicy: { ContentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'", Override: true },
  ContentTypeOptions: { Override: true },
  FrameOptions: { FrameOption: 'DENY', Override: true },
  ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: true },
  StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000, IncludeSubdomains: true, Override: true },
};
const nameless = { RemoveHeadersConfig: { Items: [{ Header: 'Server' }] } };
const noStore = { ...nameless, CustomHeadersConfig: { Items: [{ Header: 'Cache-Control', Value: 'no-store', Override: false }] } };
const policy = (headers: object, config: object = noStore) => ({
  Type: 'AWS::CloudFront::ResponseHeadersPolicy',
  Properties: { ResponseHeadersPolicyConfig: { SecurityHeadersConfig: { ...good, ...headers }, ...config } },
});
const distribution = (...policies: unknown[]) => {
  const [first, ...others] = policies.map((ResponseHeadersPolicyId) => ({ PathPattern: '/a/*', ResponseHeadersPolicyId }));
  return {
    Type: 'AWS::CloudFront::Distribution',
    Properties: { DistributionConfig: { DefaultCacheBehavior: first, CacheBehaviors: others } },
  };
};

testRule('answers-have-security-headers', {
  compliant: {
    'on every path': { Policy: policy({}), Distribution: distribution({ Ref: 'Policy' }, { Ref: 'Policy' }) },
    'of AWS’s own': { Distribution: distribution('67f7725c-6f97-4210-82d7-5512b31e9d03') },
  },
  nonCompliant: {
    'on no path': { Bad: distribution(undefined) },
    'not on one path': { Policy: policy({}), Bad: distribution({ Ref: 'Policy' }, undefined) },
    'answers that browsers keep': { Policy: policy({}, nameless), Bad: distribution({ Ref: 'Policy' }) },
    'plain HTTP again after a day': {
      Bad: policy({ StrictTransportSecurity: { AccessControlMaxAgeSec: 86400, IncludeSubdomains: true, Override: true } }),
    },
    'frames of anybody': { Bad: policy({ FrameOptions: undefined }) },
    'left to the origin': { Bad: policy({ ContentTypeOptions: { Override: false } }) },
    'the server’s name': { Bad: policy({}, {}) },
    'readable for everybody': { Bad: policy({}, { ...noStore, CorsConfig: { AccessControlAllowOrigins: { Items: ['*'] } } }) },
  },
  notApplicable: { 'a cache policy': { Policy: { Type: 'AWS::CloudFront::CachePolicy', Properties: { CachePolicyConfig: {} } } } },
});
