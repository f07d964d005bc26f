import { testRule } from '../rule-table';

const listener = (Port: number) => ({ Type: 'AWS::ElasticLoadBalancingV2::Listener', Properties: { Port, Protocol: 'HTTPS' } });
const Type = 'AWS::ElasticLoadBalancingV2::ListenerRule';
const path = { Field: 'path-pattern', PathPatternConfig: { Values: ['/eshop/*'] } };
const header = (...Values: unknown[]) => ({ Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'x-origin', Values } });
const secret = { 'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: 'Secret' }, ':SecretString:value1::}}']] };
const edge = { Ref: 'Edge' };
const rule = (Conditions: object[], ListenerArn: object = edge) => ({
  Edge: listener(443),
  Callers: listener(8443),
  Secret: { Type: 'AWS::SecretsManager::Secret' },
  Bad: { Type, Properties: { ListenerArn, Conditions } },
});
const compliant = ({ Bad, ...others }: ReturnType<typeof rule>) => ({ ...others, Rule: Bad });

testRule('listener-rule-demands-origin-secret', {
  compliant: {
    'two secrets': compliant(rule([path, header(secret, secret)])),
    'the listener of callers': compliant(rule([path], { Ref: 'Callers' })),
    'the listener of callers, in another template': compliant(rule([path], { 'Fn::ImportValue': 'Prod-cluster:LoadBalancerCallers' })),
  },
  nonCompliant: {
    'no header': rule([path]),
    'a value that stands in the template': rule([path, header('open-sesame')]),
    'one that does beside one that does not': rule([path, header(secret, '*')]),
    'no value': rule([path, header()]),
    'the edge’s listener of another template': rule([path], { 'Fn::ImportValue': 'Prod-cluster:LoadBalancerEdge' }),
  },
  notApplicable: { 'a listener': { Edge: listener(443) } },
});
