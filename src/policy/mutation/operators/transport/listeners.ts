import { drop, type Operator, operator, rewrite, set } from '../../operator';
import { without } from '../../read';

const fits = ['AWS::ElasticLoadBalancingV2::Listener'];
const isEncrypted = (protocol: unknown) => protocol === 'HTTPS' || protocol === 'TLS';

export const listeners: readonly Operator[] = [
  operator({
    name: 'listener-plain',
    description: 'Requests, and the tokens and records in them, cross the network in plain text',
    source: 'FSBP ELB.1; Checkov CKV_AWS_2; cfn_nag W56',
    fits,
    edits: ({ properties }) =>
      isEncrypted(properties.Protocol)
        ? [
            rewrite({
              ...without(properties, 'Certificates', 'SslPolicy', 'AlpnPolicy'),
              Protocol: properties.Protocol === 'TLS' ? 'TCP' : 'HTTP',
            }),
          ]
        : [],
  }),
  operator({
    name: 'listener-weak-tls',
    description: 'Connections may be talked down to TLS 1.0 and ciphers without forward secrecy',
    source: 'FSBP ELB.17; Checkov CKV_AWS_103; cfn_nag W55; tfsec aws-elb-use-secure-tls-policy',
    fits,
    edits: ({ properties }) =>
      isEncrypted(properties.Protocol)
        ? [
            set('SslPolicy', 'ELBSecurityPolicy-2016-08'),
            set('SslPolicy', 'ELBSecurityPolicy-TLS-1-1-2017-01'),
            drop('SslPolicy'), // The default is the first of them.
          ]
        : [],
  }),
  operator({
    name: 'target-group-plain',
    description: 'The last hop, from the load balancer to the task, is in plain text',
    source: 'Checkov CKV_AWS_378; brief: encryption in transit',
    fits: ['AWS::ElasticLoadBalancingV2::TargetGroup'],
    edits: ({ properties }) => (isEncrypted(properties.Protocol) ? [set('Protocol', 'HTTP')] : []),
  }),
  operator({
    name: 'health-check-plain',
    description: 'Health is asked in plain text, of a port that should know TLS only',
    source: 'Checkov CKV_AWS_378',
    fits: ['AWS::ElasticLoadBalancingV2::TargetGroup'],
    edits: ({ properties }) => (isEncrypted(properties.HealthCheckProtocol) ? [set('HealthCheckProtocol', 'HTTP')] : []),
  }),
];
