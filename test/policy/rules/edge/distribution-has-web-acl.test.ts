import { testRule } from '../rule-table';

const distribution = (WebACLId: unknown) => ({
  Type: 'AWS::CloudFront::Distribution',
  Properties: { DistributionConfig: { Enabled: true, WebACLId } },
});

testRule('distribution-has-web-acl', {
  compliant: {
    'of another template': { Distribution: distribution({ 'Fn::ImportValue': 'Prod-edge-global:WebAcl' }) },
    'by its ARN': { Distribution: distribution('arn:aws:wafv2:us-east-1:111111111111:global/webacl/x/y') },
  },
  nonCompliant: {
    none: { Bad: distribution(undefined) },
    'none, by an empty word': { Bad: distribution('') },
    'one of a Region': { Bad: distribution('arn:aws:wafv2:us-east-1:111111111111:regional/webacl/x/y') },
    'none, on a condition of which nobody knows': { Bad: distribution({ Ref: 'AWS::NoValue' }) },
  },
  notApplicable: { 'a cache policy': { Policy: { Type: 'AWS::CloudFront::CachePolicy', Properties: { CachePolicyConfig: {} } } } },
});
