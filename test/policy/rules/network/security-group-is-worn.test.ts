import { testRule } from '../rule-table';

const group = { Type: 'AWS::EC2::SecurityGroup', Properties: {} };
const lambda = (SecurityGroupIds: unknown[]) => ({ Type: 'AWS::Lambda::Function', Properties: { VpcConfig: { SecurityGroupIds } } });
const enter = (name: string) => ({ Type: 'AWS::EC2::SecurityGroupIngress', Properties: { GroupId: { Ref: name }, IpProtocol: 'tcp' } });

testRule('security-group-is-worn', {
  compliant: { 'by a function': { Group: group, Function: lambda([{ Ref: 'Group' }]) } },
  nonCompliant: {
    'by nothing': { Bad: group, Function: lambda([]) },
    'by nothing, with ways in': { Bad: group, In: enter('Bad') },
  },
  notApplicable: { 'a subnet': { Subnet: { Type: 'AWS::EC2::Subnet', Properties: { CidrBlock: '10.0.0.0/24' } } } },
});
