import { drop, type Operator, operator, set, turnOff } from '../../operator';

export const messageEncryption: readonly Operator[] = [
  operator({
    name: 'topic-key-removed',
    description: 'Messages of the topic are kept unencrypted until they are delivered',
    source: 'FSBP SNS.1; Checkov CKV_AWS_26; cfn_nag W47',
    fits: ['AWS::SNS::Topic'],
    edits: () => [drop('KmsMasterKeyId')],
  }),
  operator({
    name: 'topic-key-of-the-account',
    description: "The topic uses AWS's own key, which no policy guards and with which CloudWatch cannot publish",
    source: 'CloudWatch user guide, alarms to encrypted topics; cdk-nag AwsSolutions-SNS2',
    fits: ['AWS::SNS::Topic'],
    edits: ({ properties }) => (properties.KmsMasterKeyId === undefined ? [] : [set('KmsMasterKeyId', 'alias/aws/sns')]),
  }),
  operator({
    name: 'queue-unencrypted',
    description: 'Messages of the queue are kept unencrypted',
    source: 'FSBP SQS.1; Checkov CKV_AWS_27; cfn_nag W48',
    fits: ['AWS::SQS::Queue'],
    edits: (site) => [...turnOff(site, 'SqsManagedSseEnabled'), drop('KmsMasterKeyId')],
  }),
];
