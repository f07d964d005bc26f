import { testRule } from '../rule-table';

const good = {
  CookiesConfig: { CookieBehavior: 'none' },
  HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['Origin'] },
  QueryStringsConfig: { QueryStringBehavior: 'whitelist', QueryStrings: ['page'] },
};
const policy = (key: object, config: object = {}) => ({
  Type: 'AWS::CloudFront::CachePolicy',
  Properties: {
    CachePolicyConfig: {
      MinTTL: 0,
      DefaultTTL: 300,
      MaxTTL: 300,
      ParametersInCacheKeyAndForwardedToOrigin: { ...good, ...key },
      ...config,
    },
  },
});

testRule('cache-key-names-nobody', {
  compliant: { 'by path and page': { Policy: policy({}) } },
  nonCompliant: {
    'by cookies': { Bad: policy({ CookiesConfig: { CookieBehavior: 'all' } }) },
    'by the token': { Bad: policy({ HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['Authorization'] } }) },
    'by any parameter': { Bad: policy({ QueryStringsConfig: { QueryStringBehavior: 'all' } }) },
    'for a year': { Bad: policy({}, { MaxTTL: 31_536_000 }) },
    'for as long as nobody says': { Bad: policy({}, { MaxTTL: undefined }) },
  },
  notApplicable: { 'headers of answers': { Policy: { Type: 'AWS::CloudFront::ResponseHeadersPolicy', Properties: {} } } },
});
