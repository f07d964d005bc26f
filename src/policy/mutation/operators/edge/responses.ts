import { isMap } from '../../../../assembly/equal';
import { drop, type Operator, operator, set } from '../../operator';
import { itemsAt } from '../../read';

const config = 'DistributionConfig';
/** CloudFront's managed policies that cache: for hours, whatever the request's token says. */
const cachingOptimised = '658327ea-f89d-4fab-a63d-7e88639e58f6';
const distribution = 'AWS::CloudFront::Distribution';

export const responses: readonly Operator[] = [
  operator({
    name: 'distribution-caches-everything',
    description: "What one patient was answered is answered to the next, before anybody's token is checked",
    source: 'OWASP ASVS 4.0 V8.1.1; CWE-524',
    fits: [distribution],
    edits: () => [set([config, 'DefaultCacheBehavior', 'CachePolicyId'], cachingOptimised)],
  }),
  operator({
    name: 'distribution-without-security-headers',
    description: 'Answers no longer tell browsers to insist on TLS and not to guess types',
    source: 'Checkov CKV2_AWS_32; OWASP secure headers project',
    fits: [distribution],
    edits: ({ properties }) =>
      [...itemsAt(properties, [config, 'DefaultCacheBehavior']), ...itemsAt(properties, [config, 'CacheBehaviors'])].map(({ path }) =>
        drop([...path, 'ResponseHeadersPolicyId']),
      ),
  }),
  operator({
    name: 'distribution-runs-foreign-function',
    description: "Somebody else's code sees and changes every request, tokens included",
    source: 'CWE-829; OWASP ASVS 4.0 V10.3.2',
    fits: [distribution],
    edits: () => [
      set(
        [config, 'DefaultCacheBehavior', 'FunctionAssociations'],
        [{ EventType: 'viewer-request', FunctionARN: 'arn:aws:cloudfront::111111111111:function/other' }],
      ),
    ],
  }),
  operator({
    name: 'distribution-runs-foreign-lambda',
    description: "Somebody else's code sees and changes every answer, with the patients' data in it",
    source: 'CWE-829; OWASP ASVS 4.0 V10.3.2',
    fits: [distribution],
    edits: () => [
      set(
        [config, 'DefaultCacheBehavior', 'LambdaFunctionAssociations'],
        [{ EventType: 'origin-response', LambdaFunctionARN: 'arn:aws:lambda:us-east-1:111111111111:function:other:1' }],
      ),
    ],
  }),
  operator({
    name: 'distribution-hands-traffic-on',
    description: 'Who sends a header is answered by another distribution, with other origins and another web ACL',
    source: 'AWS CloudFront developer guide, continuous deployment; CWE-807',
    fits: [distribution],
    edits: () => [set([config, 'ContinuousDeploymentPolicyId'], '11111111-1111-1111-1111-111111111111')],
  }),
  operator({
    name: 'strict-transport-security-removed',
    description: 'Browsers may begin in plain text again, and be answered by somebody else',
    source: 'Checkov CKV_AWS_259; OWASP ASVS 4.0 V14.4.5',
    fits: ['AWS::CloudFront::ResponseHeadersPolicy'],
    edits: () => [drop(['ResponseHeadersPolicyConfig', 'SecurityHeadersConfig', 'StrictTransportSecurity'])],
  }),
  operator({
    name: 'load-balancer-keeps-invalid-headers',
    description: 'Headers that servers read differently reach the services: requests can be smuggled',
    source: 'FSBP ELB.4; Checkov CKV_AWS_131',
    fits: ['AWS::ElasticLoadBalancingV2::LoadBalancer'],
    edits: ({ properties }) => attributeOff(properties, 'routing.http.drop_invalid_header_fields.enabled', 'false'),
  }),
  operator({
    name: 'load-balancer-desync-unmitigated',
    description: 'Requests that are read differently by load balancer and service pass',
    source: 'FSBP ELB.12; Checkov CKV_AWS_328',
    fits: ['AWS::ElasticLoadBalancingV2::LoadBalancer'],
    edits: ({ properties }) => attributeSet(properties, 'routing.http.desync_mitigation_mode', 'monitor'),
  }),
  operator({
    name: 'cors-any-origin',
    description: 'Any website may read answers of the API in the browser of a patient',
    source: 'OWASP ASVS 4.0 V14.5.3; CWE-942',
    fits: ['AWS::ApiGatewayV2::Api'],
    edits: ({ properties }) => (isMap(properties.CorsConfiguration) ? [set(['CorsConfiguration', 'AllowOrigins'], ['*'])] : []),
  }),
];

function attributeOff(properties: Parameters<typeof itemsAt>[0], key: string, value: string) {
  return itemsAt(properties, ['LoadBalancerAttributes']).flatMap(({ path, item }) =>
    item.Key === key ? [set([...path, 'Value'], value)] : [],
  );
}

function attributeSet(properties: Parameters<typeof itemsAt>[0], key: string, value: string) {
  const attributes = itemsAt(properties, ['LoadBalancerAttributes']);
  const found = attributes.find(({ item }) => item.Key === key);
  return [set(found?.path ?? ['LoadBalancerAttributes', attributes.length], { Key: key, Value: value })];
}
