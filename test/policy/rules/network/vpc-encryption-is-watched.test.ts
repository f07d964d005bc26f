import { strictestFacts } from '../../../../src/policy/rules/rule-engine';
import { testRule } from '../rule-table';

const vpc = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } };
const control = (Mode?: string) => ({ Type: 'AWS::EC2::VPCEncryptionControl', Properties: { VpcId: { Ref: 'Vpc' }, Mode } });
const notApplicable = { 'a subnet': { Subnet: { Type: 'AWS::EC2::Subnet', Properties: { CidrBlock: '10.0.0.0/24' } } } };

testRule('vpc-encryption-is-watched', {
  compliant: { seen: { Vpc: vpc, Control: control('monitor') }, refused: { Vpc: vpc, Control: control('enforce') } },
  nonCompliant: {
    unseen: { Bad: vpc },
    'by a control without a mode': { Vpc: vpc, BadControl: control() },
    'by nobody who could read it': {
      Vpc: vpc,
      Control: control('monitor'),
      BadLog: { Type: 'AWS::EC2::FlowLog', Properties: { ResourceId: { Ref: 'Vpc' } } },
    },
  },
  notApplicable,
});

testRule(
  'vpc-encryption-is-watched',
  {
    compliant: { 'no data to protect': { Vpc: vpc } },
    nonCompliant: { 'a control without a mode': { Vpc: vpc, BadControl: control() } },
    notApplicable,
  },
  { ...strictestFacts, protectData: false },
);
