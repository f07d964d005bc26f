import { testRule } from '../rule-table';

const vpc = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } };
const log = (changes: object) => ({
  Type: 'AWS::EC2::FlowLog',
  Properties: {
    ResourceId: { Ref: 'Vpc' },
    ResourceType: 'VPC',
    TrafficType: 'ALL',
    LogDestinationType: 'cloud-watch-logs',
    LogGroupName: 'flows',
    DeliverLogsPermissionArn: 'arn',
    ...changes,
  },
});

testRule('vpc-is-recorded', {
  compliant: {
    'into a log group': { Vpc: vpc, Log: log({}) },
    'into a bucket': { Vpc: vpc, Log: log({ LogDestinationType: 's3', LogDestination: 'arn:aws:s3:::flows', LogGroupName: undefined }) },
  },
  nonCompliant: {
    'no log': { Bad: vpc },
    'a log of another VPC': { Bad: vpc, Log: log({ ResourceId: 'vpc-1' }) },
    'refusals alone': { Vpc: vpc, BadLog: log({ TrafficType: 'REJECT' }) },
    'nowhere to go': { Vpc: vpc, BadLog: log({ LogGroupName: undefined }) },
    'nobody who writes': { Vpc: vpc, BadLog: log({ DeliverLogsPermissionArn: undefined }) },
    'no addresses': { Vpc: vpc, BadLog: log({ LogFormat: 'bytes action' }) },
  },
  notApplicable: { 'a subnet': { Subnet: { Type: 'AWS::EC2::Subnet', Properties: { CidrBlock: '10.0.0.0/24' } } } },
});
