import { type Operator, operator, set } from '../../operator';
import { itemsAt } from '../../read';

export const publicAddresses: readonly Operator[] = [
  operator({
    name: 'task-public-ip',
    description: 'Tasks get addresses of the internet',
    source: 'FSBP ECS.2; Checkov CKV_AWS_333',
    fits: ['AWS::ECS::Service'],
    edits: ({ properties }) =>
      properties.NetworkConfiguration === undefined
        ? []
        : [set(['NetworkConfiguration', 'AwsvpcConfiguration', 'AssignPublicIp'], 'ENABLED')],
  }),
  operator({
    name: 'instance-public-ip',
    description: 'Instances get addresses of the internet',
    source: 'FSBP EC2.25; Checkov CKV_AWS_88',
    fits: ['AWS::EC2::LaunchTemplate'],
    edits: ({ properties }) =>
      itemsAt(properties, ['LaunchTemplateData', 'NetworkInterfaces']).map(({ path }) => set([...path, 'AssociatePublicIpAddress'], true)),
  }),
  operator({
    name: 'load-balancer-internet-facing',
    description: 'The load balancer of the services answers the internet, past the API and its web ACL',
    source: 'Prowler elbv2_internet_facing; tfsec aws-elb-alb-not-public',
    fits: ['AWS::ElasticLoadBalancingV2::LoadBalancer'],
    edits: () => [set('Scheme', 'internet-facing')],
  }),
  operator({
    name: 'database-public',
    description: 'The database gets an address of the internet',
    source: 'FSBP RDS.2; CIS AWS 3.0 2.3.3; Checkov CKV_AWS_17; cfn_nag F22',
    fits: ['AWS::RDS::DBInstance'],
    edits: () => [set('PubliclyAccessible', true)],
  }),
];
