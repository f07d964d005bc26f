import { drop, type Operator, operator, removal, set } from '../../operator';
import { itemsAt } from '../../read';

export const accessLogs: readonly Operator[] = [
  operator({
    name: 'api-access-log-removed',
    description: 'Nobody can tell who called the API',
    source: 'FSBP APIGateway.9; Checkov CKV_AWS_95, CKV_AWS_76; cfn_nag W46, W69',
    fits: ['AWS::ApiGatewayV2::Stage', 'AWS::ApiGateway::Stage'],
    edits: () => [drop('AccessLogSettings'), drop('AccessLogSetting')],
  }),
  operator({
    name: 'api-execution-log-off',
    description: 'Nobody can tell why the API refused or failed',
    source: 'FSBP APIGateway.1',
    fits: ['AWS::ApiGateway::Stage'],
    edits: ({ properties }) =>
      itemsAt(properties, ['MethodSettings']).flatMap(({ path, item }) =>
        item.LoggingLevel === undefined ? [] : [set([...path, 'LoggingLevel'], 'OFF')],
      ),
  }),
  operator({
    name: 'load-balancer-access-log-off',
    description: 'Nobody can tell who called which service',
    source: 'FSBP ELB.5; Checkov CKV_AWS_91; cfn_nag W52',
    fits: ['AWS::ElasticLoadBalancingV2::LoadBalancer'],
    edits: ({ properties }) =>
      itemsAt(properties, ['LoadBalancerAttributes']).flatMap(({ path, item }) =>
        item.Key === 'access_logs.s3.enabled' ? [set([...path, 'Value'], 'false')] : [],
      ),
  }),
  operator({
    name: 'distribution-access-log-removed',
    description: 'Nobody can tell who asked the edge for what',
    source: 'FSBP CloudFront.5; Checkov CKV_AWS_86; cfn_nag W10',
    fits: ['AWS::CloudFront::Distribution'],
    edits: () => [drop(['DistributionConfig', 'Logging'])],
  }),
  operator({
    name: 'bucket-access-log-removed',
    description: 'Nobody can tell who read or deleted objects',
    source: 'FSBP S3.9; Checkov CKV_AWS_18; cfn_nag W35',
    fits: ['AWS::S3::Bucket'],
    edits: () => [drop('LoggingConfiguration')],
  }),
  operator({
    name: 'flow-log-removed',
    description: 'Nobody can tell what talked to what in the network',
    source: 'FSBP EC2.6; CIS AWS 3.0 3.7; cfn_nag W60',
    fits: ['AWS::EC2::FlowLog'],
    edits: () => [removal],
  }),
  operator({
    name: 'flow-log-accepted-only',
    description: 'Attempts that the network refused leave no trace',
    source: 'CIS AWS 3.0 3.7 (rejects at least)',
    fits: ['AWS::EC2::FlowLog'],
    edits: () => [set('TrafficType', 'ACCEPT')],
  }),
  operator({
    name: 'database-logs-removed',
    description: 'Who connected to the database, and changed its structure, is on its disk alone',
    source: 'FSBP RDS.9; Checkov CKV_AWS_129',
    fits: ['AWS::RDS::DBInstance'],
    edits: () => [drop('EnableCloudwatchLogsExports')],
  }),
  operator({
    name: 'state-machine-log-off',
    description: 'What the state machine did leaves no log',
    source: 'FSBP StepFunctions.1; Checkov CKV_AWS_285',
    fits: ['AWS::StepFunctions::StateMachine'],
    edits: ({ properties }) => (properties.LoggingConfiguration === undefined ? [] : [set(['LoggingConfiguration', 'Level'], 'OFF')]),
  }),
];
