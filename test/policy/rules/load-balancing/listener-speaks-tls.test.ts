import { testRule } from '../rule-table';

const listener = (properties: object) => ({ Type: 'AWS::ElasticLoadBalancingV2::Listener', Properties: properties });
const modern = 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06';

testRule('listener-speaks-tls', {
  compliant: {
    'HTTPS under a policy of TLS 1.2 and 1.3': { Listener: listener({ Port: 443, Protocol: 'HTTPS', SslPolicy: modern }) },
    'TLS of a network load balancer': { Listener: listener({ Port: 443, Protocol: 'TLS', SslPolicy: modern }) },
  },
  nonCompliant: {
    'plain HTTP': { Bad: listener({ Port: 80, Protocol: 'HTTP' }), Good: listener({ Port: 443, Protocol: 'HTTPS', SslPolicy: modern }) },
    'no protocol': { Bad: listener({ Port: 443 }) },
    'a policy that admits TLS 1.0': { Bad: listener({ Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-2016-08' }) },
    'a TLS 1.3 policy that goes down to 1.0': { Bad: listener({ Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-0-2021-06' }) },
    'no policy, which is the default of 2016': { Bad: listener({ Protocol: 'HTTPS' }) },
  },
  notApplicable: { 'a rule of a listener': { Rule: { Type: 'AWS::ElasticLoadBalancingV2::ListenerRule', Properties: { Priority: 1 } } } },
});
