import { testRule } from '../rule-table';

const log = { Level: 'ALL', IncludeExecutionData: false, Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: 'arn' } }] };
const machine = (changes: object) => ({
  Type: 'AWS::StepFunctions::StateMachine',
  Properties: {
    LoggingConfiguration: log,
    TracingConfiguration: { Enabled: true },
    ...changes,
  },
});

testRule('state-machine-is-recorded', {
  compliant: { 'logged and traced': { Machine: machine({}) } },
  nonCompliant: {
    'errors alone': { Bad: machine({ LoggingConfiguration: { ...log, Level: 'ERROR' } }) },
    'with what it carries': { Bad: machine({ LoggingConfiguration: { ...log, IncludeExecutionData: true } }) },
    'to nowhere': { Bad: machine({ LoggingConfiguration: { ...log, Destinations: [] } }) },
    'no log': { Bad: machine({ LoggingConfiguration: undefined }) },
    'without a trace': { Bad: machine({ TracingConfiguration: undefined }) },
  },
  notApplicable: { 'a function': { Function: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'nodejs24.x' } } } },
});
