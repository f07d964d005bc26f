import { testRule } from '../rule-table';

const good = {
  'server.enabled': 'false',
  'strict_transport_security.header_value': 'max-age=63072000; includeSubDomains',
  'x_content_type_options.header_value': 'nosniff',
  'x_frame_options.header_value': 'DENY',
  'content_security_policy.header_value': "default-src 'none'; frame-ancestors 'none'",
};
const listener = (changes: Readonly<Record<string, string>>, Port = 443) => ({
  Type: 'AWS::ElasticLoadBalancingV2::Listener',
  Properties: {
    Port,
    ListenerAttributes: Object.entries({ ...good, ...changes }).map(([key, Value]) => ({ Key: `routing.http.response.${key}`, Value })),
  },
});
const origin = 'access_control_allow_origin.header_value';

testRule('listener-sends-security-headers', {
  compliant: {
    'all of them': { Listener: listener({}) },
    'one origin': { Listener: listener({ [origin]: 'https://app.example.com' }) },
    'the listener of callers, which no browser reaches': {
      Listener: { Type: 'AWS::ElasticLoadBalancingV2::Listener', Properties: { Port: 8443 } },
    },
  },
  nonCompliant: {
    none: { Bad: { Type: 'AWS::ElasticLoadBalancingV2::Listener', Properties: { Port: 443 } } },
    'plain HTTP again after a day': { Bad: listener({ 'strict_transport_security.header_value': 'max-age=86400' }) },
    'frames of the same site': { Bad: listener({ 'x_frame_options.header_value': 'SAMEORIGIN' }) },
    'any origin': { Bad: listener({ [origin]: '*' }) },
  },
  notApplicable: { 'a rule': { Rule: { Type: 'AWS::ElasticLoadBalancingV2::ListenerRule', Properties: { Priority: 1 } } } },
});
