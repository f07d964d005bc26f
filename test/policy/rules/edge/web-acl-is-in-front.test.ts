import { testRule } from '../rule-table';

const acl = (Scope: string) => ({ Type: 'AWS::WAFv2::WebACL', Properties: { Scope, Rules: [] } });
const association = (of: string, ResourceArn: unknown) => ({
  Type: 'AWS::WAFv2::WebACLAssociation',
  Properties: { WebACLArn: { 'Fn::GetAtt': [of, 'Arn'] }, ResourceArn },
});
const api = { Type: 'AWS::ApiGateway::RestApi' };
const arn = (kind: string) => ({ 'Fn::Join': ['', [`arn:aws:apigateway:us-east-1::/${kind}/`, { Ref: 'Api' }, '/stages/live']] });
const distribution = (of: string) => ({
  Type: 'AWS::CloudFront::Distribution',
  Properties: { DistributionConfig: { WebACLId: { 'Fn::GetAtt': [of, 'Arn'] } } },
});

testRule('web-acl-is-in-front', {
  compliant: {
    'of a REST API’s stage': { Acl: acl('REGIONAL'), Api: api, Association: association('Acl', arn('restapis')) },
    'of a distribution': { Acl: acl('CLOUDFRONT'), Distribution: distribution('Acl') },
  },
  nonCompliant: {
    'of nothing': { Bad: acl('REGIONAL') },
    'for CloudFront, of nothing': { Bad: acl('CLOUDFRONT') },
    'of an HTTP API': { Acl: acl('REGIONAL'), Api: api, BadAssociation: association('Acl', arn('apis')) },
  },
  notApplicable: { 'a set of addresses': { Set: { Type: 'AWS::WAFv2::IPSet', Properties: { Addresses: [] } } } },
});
