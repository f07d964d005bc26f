import { testRule } from '../rule-table';

const rule = (Values: string[] | undefined, action: object = { Type: 'forward', TargetGroupArn: 'arn' }) => ({
  Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
  Properties: { Actions: [action], Conditions: Values ? [{ Field: 'path-pattern', PathPatternConfig: { Values } }] : [] },
});

testRule('listener-rule-names-its-path', {
  compliant: {
    'paths of a service': { Rule: rule(['/eshop/catalogue/*', '/eshop/*']) },
    'an answer': { Rule: rule(['/status'], { Type: 'fixed-response', FixedResponseConfig: { StatusCode: '200' } }) },
  },
  nonCompliant: {
    'no path': { Bad: rule(undefined) },
    'any path': { Bad: rule(['/*']) },
    'any path beside one': { Bad: rule(['/eshop/*', '*']) },
    'a redirect': {
      Bad: rule(['/eshop/*'], { Type: 'redirect', RedirectConfig: { Host: 'elsewhere.example.com', StatusCode: 'HTTP_302' } }),
    },
  },
  notApplicable: { 'a listener': { Listener: { Type: 'AWS::ElasticLoadBalancingV2::Listener', Properties: { Port: 443 } } } },
});
