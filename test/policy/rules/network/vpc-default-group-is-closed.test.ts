import { testRule } from '../rule-table';

const vpc = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } };
const association = (of: string, changes: object = {}) => ({
  Type: 'AWS::SSM::Association',
  Properties: {
    Name: 'AWS-CloseSecurityGroup',
    ScheduleExpression: 'rate(1 day)',
    Parameters: { AutomationAssumeRole: ['arn'], SecurityGroupId: [{ 'Fn::GetAtt': [of, 'DefaultSecurityGroup'] }] },
    ...changes,
  },
});

testRule('vpc-default-group-is-closed', {
  compliant: { 'by a runbook, every day': { Vpc: vpc, Association: association('Vpc') } },
  nonCompliant: {
    'by nothing': { Bad: vpc },
    'by nothing, beside one that is': { Bad: vpc, Vpc: vpc, Association: association('Vpc') },
    'by another runbook': { Bad: vpc, Association: association('Bad', { Name: 'AWS-RunShellScript' }) },
    'once only': { Bad: vpc, Association: association('Bad', { ScheduleExpression: undefined }) },
  },
  notApplicable: { 'a subnet': { Subnet: { Type: 'AWS::EC2::Subnet', Properties: { CidrBlock: '10.0.0.0/24' } } } },
});
