import type { Template, Value } from '../../../../assembly/template';
import { type Operator, operator, rewrite, set } from '../../operator';
import { without } from '../../read';

export const subnets: readonly Operator[] = [
  operator({
    name: 'subnet-maps-public-ip',
    description: 'Whatever starts in the subnet gets an address of the internet',
    source: 'FSBP EC2.15; Checkov CKV_AWS_130; cfn_nag W33',
    fits: ['AWS::EC2::Subnet'],
    edits: () => [set('MapPublicIpOnLaunch', true)],
  }),
  operator({
    name: 'default-route-to-internet-gateway',
    description: 'A private subnet is routed straight to the internet',
    source: 'Prowler vpc_subnet_separate_private_public; NIST 800-53 SC-7',
    fits: ['AWS::EC2::Route'],
    edits: ({ properties, template }) =>
      gatewaysOf(template)
        .filter(() => properties.NatGatewayId !== undefined)
        .map((gateway) => rewrite({ ...without(properties, 'NatGatewayId'), GatewayId: gateway })),
  }),
  operator({
    name: 'subnet-on-public-route-table',
    description: 'A private subnet, or an isolated one, uses the routes of a public one',
    source: 'Prowler vpc_subnet_separate_private_public; NIST 800-53 SC-7(21)',
    fits: ['AWS::EC2::SubnetRouteTableAssociation'],
    edits: ({ properties, template }) => {
      const tables = publicTablesOf(template);
      const [table] = tables;
      return table === undefined || tables.some((one) => JSON.stringify(one) === JSON.stringify(properties.RouteTableId))
        ? []
        : [set('RouteTableId', table)];
    },
  }),
  operator({
    name: 'network-acl-open',
    description: 'The subnet lets in remote administration from anywhere',
    source: 'FSBP EC2.21; CIS AWS 3.0 5.1',
    fits: ['AWS::EC2::NetworkAclEntry'],
    edits: ({ properties }) =>
      String(properties.Egress) === 'true' ? [] : [rewrite({ ...properties, CidrBlock: '0.0.0.0/0', Protocol: -1, RuleAction: 'allow' })],
  }),
];

function gatewaysOf(template: Template): Value[] {
  const ids = Object.entries(template.Resources).filter(([, { Type }]) => Type === 'AWS::EC2::InternetGateway');
  return ids.slice(0, 1).map(([id]) => ({ Ref: id }));
}

function publicTablesOf({ Resources }: Template): Value[] {
  return Object.values(Resources).flatMap(({ Type, Properties = {} }) => {
    const { GatewayId, RouteTableId } = Properties;
    return Type === 'AWS::EC2::Route' && GatewayId !== undefined && RouteTableId !== undefined ? [RouteTableId] : [];
  });
}
