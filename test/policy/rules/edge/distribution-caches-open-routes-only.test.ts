import { testRule } from '../rule-table';

const disabled = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const everything = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';
const errors = [400, 403, 404, 405, 414, 500, 501, 502, 503, 504].map((ErrorCode) => ({ ErrorCode, ErrorCachingMinTTL: 0 }));
const cached = { PathPattern: '/shop/*', CachePolicyId: 'own', AllowedMethods: ['GET', 'HEAD'] };
const distribution = (config: object) => ({
  Type: 'AWS::CloudFront::Distribution',
  Properties: {
    DistributionConfig: { DefaultCacheBehavior: { CachePolicyId: disabled }, CacheBehaviors: [], CustomErrorResponses: errors, ...config },
  },
});
const route = (AuthorizationType: string) => ({
  Type: 'AWS::ApiGatewayV2::Route',
  Properties: { RouteKey: 'GET /shop/{proxy+}', AuthorizationType },
});
const caching = (behavior: object, authorization = 'NONE') => ({
  Route: route(authorization),
  Bad: distribution({ CacheBehaviors: [{ ...cached, ...behavior }] }),
});

testRule('distribution-caches-open-routes-only', {
  compliant: {
    nothing: { Distribution: distribution({}) },
    'an open route': { Route: route('NONE'), Distribution: distribution({ CacheBehaviors: [cached] }) },
    'a path below it, uncached': {
      Distribution: distribution({ CacheBehaviors: [{ PathPattern: '/shop/cart/*', CachePolicyId: disabled }] }),
    },
  },
  nonCompliant: {
    everything: { Bad: distribution({ DefaultCacheBehavior: { CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6' } }) },
    'what nobody says': { Bad: distribution({ DefaultCacheBehavior: {} }) },
    'a route behind a token': caching({}, 'JWT'),
    'by no policy': caching({ CachePolicyId: undefined }),
    'answers to a POST': caching({ AllowedMethods: ['GET', 'HEAD', 'POST'] }),
    'answers that depend on more than the key': caching({ OriginRequestPolicyId: everything }),
    errors: { Bad: distribution({ CustomErrorResponses: errors.slice(1) }) },
  },
  notApplicable: { 'a cache policy': { Policy: { Type: 'AWS::CloudFront::CachePolicy', Properties: { CachePolicyConfig: {} } } } },
});
