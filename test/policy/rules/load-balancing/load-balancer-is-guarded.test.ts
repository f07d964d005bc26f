import { strictestFacts } from '../../../../src/policy/rules/rule-engine';
import { testRule } from '../rule-table';

const good = {
  'deletion_protection.enabled': 'true',
  'routing.http.drop_invalid_header_fields.enabled': 'true',
  'access_logs.s3.enabled': 'true',
  'access_logs.s3.bucket': 'logs',
};
const balancer = (attributes: Readonly<Record<string, string | undefined>>) => ({
  Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  Properties: {
    Scheme: 'internal',
    LoadBalancerAttributes: Object.entries({ ...good, ...attributes }).flatMap(([Key, Value]) =>
      Value === undefined ? [] : [{ Key, Value }],
    ),
  },
});
const group = { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { Protocol: 'HTTPS' } };

testRule('load-balancer-is-guarded', {
  compliant: {
    guarded: { LoadBalancer: balancer({}) },
    'the strictest mode': { LoadBalancer: balancer({ 'routing.http.desync_mitigation_mode': 'strictest' }) },
  },
  nonCompliant: {
    'malformed headers pass': { Bad: balancer({ 'routing.http.drop_invalid_header_fields.enabled': 'false' }) },
    'nothing says that they do not': { Bad: balancer({ 'routing.http.drop_invalid_header_fields.enabled': undefined }) },
    'no log': { Bad: balancer({ 'access_logs.s3.enabled': 'false' }) },
    'a log without a bucket': { Bad: balancer({ 'access_logs.s3.bucket': undefined }) },
    'it may be deleted': { Bad: balancer({ 'deletion_protection.enabled': 'false' }) },
    'requests may be smuggled': { Bad: balancer({ 'routing.http.desync_mitigation_mode': 'monitor' }) },
  },
  notApplicable: { 'a target group': { Group: group } },
});

testRule(
  'load-balancer-is-guarded',
  {
    compliant: { 'no data to protect': { LoadBalancer: balancer({ 'deletion_protection.enabled': 'false' }) } },
    nonCompliant: { 'no log there either': { Bad: balancer({ 'access_logs.s3.enabled': 'false' }) } },
    notApplicable: { 'a target group': { Group: group } },
  },
  { ...strictestFacts, protectData: false },
);
