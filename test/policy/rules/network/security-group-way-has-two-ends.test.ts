import { testRule } from '../rule-table';

const port = (number: number) => ({ IpProtocol: 'tcp', FromPort: number, ToPort: number });
const enter = (group: object, from: object, number = 5432) => ({
  Type: 'AWS::EC2::SecurityGroupIngress',
  Properties: { GroupId: group, SourceSecurityGroupId: from, ...port(number) },
});
const leave = (group: object, to: object, number = 5432) => ({
  Type: 'AWS::EC2::SecurityGroupEgress',
  Properties: { GroupId: group, DestinationSecurityGroupId: to, ...port(number) },
});
const tasks = { 'Fn::GetAtt': ['Tasks', 'GroupId'] };
const database = { 'Fn::ImportValue': 'Prod-database:SecurityGroup' };
const group = { Type: 'AWS::EC2::SecurityGroup', Properties: {} };

testRule('security-group-way-has-two-ends', {
  compliant: {
    'both ends': { Tasks: group, In: enter(database, tasks), Out: leave(tasks, database) },
    'both ends, one in the group': {
      Tasks: { ...group, Properties: { SecurityGroupEgress: [{ DestinationSecurityGroupId: database, ...port(5432) }] } },
      In: enter(database, { Ref: 'Tasks' }),
    },
  },
  nonCompliant: {
    'a way in alone': { Tasks: group, BadIn: enter(database, tasks) },
    'a way out alone': { Tasks: group, BadOut: leave(tasks, database) },
    'two ports': { Tasks: group, BadIn: enter(database, tasks, 22), BadOut: leave(tasks, database) },
    'another group’s way in': {
      Tasks: group,
      BadIn: enter(database, { 'Fn::ImportValue': 'Prod-cluster:Callers' }),
      BadOut: leave(tasks, database),
    },
  },
  notApplicable: { 'a subnet': { Subnet: { Type: 'AWS::EC2::Subnet', Properties: { CidrBlock: '10.0.0.0/24' } } } },
});
