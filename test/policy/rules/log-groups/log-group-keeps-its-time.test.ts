import { strictestFacts } from '../../../../src/policy/rules/rule-engine';
import { testRule } from '../rule-table';

const group = (RetentionInDays?: number) => ({ Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays } });

testRule('log-group-keeps-its-time', {
  compliant: { 'a year': { Group: group(365) }, longer: { Group: group(400) } },
  nonCompliant: { 'a day': { Bad: group(1) }, 'for ever': { Bad: group() }, 'a month of patients’ data': { Bad: group(30) } },
  notApplicable: { 'a stream': { Stream: { Type: 'AWS::Logs::LogStream', Properties: {} } } },
});

testRule(
  'log-group-keeps-its-time',
  {
    compliant: { 'as long as configured': { Group: group(400) } },
    nonCompliant: { 'less than configured': { Bad: group(365) } },
    notApplicable: { 'a stream': { Stream: { Type: 'AWS::Logs::LogStream', Properties: {} } } },
  },
  { ...strictestFacts, kept: { logDays: 400, auditDays: 2192, backupDays: 35 } },
);
