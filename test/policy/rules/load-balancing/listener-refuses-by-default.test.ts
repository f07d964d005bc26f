import { testRule } from '../rule-table';

const listener = (...actions: object[]) => ({
  Type: 'AWS::ElasticLoadBalancingV2::Listener',
  Properties: { Port: 443, Protocol: 'HTTPS', DefaultActions: actions },
});
const answer = (StatusCode: string) => ({ Type: 'fixed-response', FixedResponseConfig: { StatusCode } });

testRule('listener-refuses-by-default', {
  compliant: { forbidden: { Listener: listener(answer('403')) }, 'not found': { Listener: listener(answer('404')) } },
  nonCompliant: {
    forwarding: { Bad: listener({ Type: 'forward', TargetGroupArn: 'arn' }) },
    'an answer that is no refusal': { Bad: listener(answer('200')) },
    'no action': { Bad: listener() },
  },
  notApplicable: { 'a rule that forwards': { Rule: { Type: 'AWS::ElasticLoadBalancingV2::ListenerRule', Properties: { Priority: 1 } } } },
});
