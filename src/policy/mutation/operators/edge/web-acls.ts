import { drop, type Operator, operator, removal, set, turnOff } from '../../operator';

export const webAcls: readonly Operator[] = [
  operator({
    name: 'distribution-web-acl-detached',
    description: 'The web ACL is there, and stands in front of nothing',
    source: 'FSBP CloudFront.6; Checkov CKV_AWS_68; tfsec aws-cloudfront-enable-waf',
    fits: ['AWS::CloudFront::Distribution'],
    edits: () => [drop(['DistributionConfig', 'WebACLId'])],
  }),
  operator({
    name: 'web-acl-association-removed',
    description: 'The web ACL is there, and stands in front of nothing',
    source: 'FSBP APIGateway.4; Checkov CKV2_AWS_29; Prowler elbv2_waf_acl_attached',
    fits: ['AWS::WAFv2::WebACLAssociation'],
    edits: () => [removal],
  }),
  operator({
    name: 'web-acl-associated-with-http-api',
    description: 'The web ACL is put in front of an HTTP API, which AWS WAF cannot protect',
    source: 'AWS WAF developer guide, resources that a web ACL can be associated with',
    fits: ['AWS::WAFv2::WebACLAssociation'],
    edits: () => [set('ResourceArn', 'arn:aws:apigateway:us-east-1::/apis/a1b2c3d4e5/stages/$default')],
  }),
  operator({
    name: 'web-acl-log-removed',
    description: 'Nobody can tell afterwards what was tried and what was let through',
    source: 'FSBP WAF.11; Checkov CKV2_AWS_31',
    fits: ['AWS::WAFv2::LoggingConfiguration'],
    edits: () => [removal],
  }),
  operator({
    name: 'web-acl-log-unredacted',
    description: 'Tokens and cookies of patients end in the log',
    source: 'OWASP logging cheat sheet, data to exclude; CWE-532',
    fits: ['AWS::WAFv2::LoggingConfiguration'],
    edits: () => [drop('RedactedFields')],
  }),
  operator({
    name: 'web-acl-metrics-off',
    description: 'No figure says that requests are blocked',
    source: 'FSBP WAF.12',
    fits: ['AWS::WAFv2::WebACL'],
    edits: (site) => turnOff(site, ['VisibilityConfig', 'CloudWatchMetricsEnabled']),
  }),
];
