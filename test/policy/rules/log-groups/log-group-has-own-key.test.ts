import { testRule } from '../rule-table';

const group = (properties: object) => ({ Type: 'AWS::Logs::LogGroup', Properties: properties });
const key = { 'Fn::ImportValue': 'key' };

testRule('log-group-has-own-key', {
  compliant: { 'under a key': { Group: group({ KmsKeyId: key }) } },
  nonCompliant: {
    'not said': { Bad: group({}) },
    'of the class that no alarm hears': { Bad: group({ KmsKeyId: key, LogGroupClass: 'INFREQUENT_ACCESS' }) },
  },
  notApplicable: { 'a stream': { Stream: { Type: 'AWS::Logs::LogStream', Properties: {} } } },
});
