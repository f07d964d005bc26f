import { testRule } from '../rule-table';

const permission = (properties: object) => ({
  Type: 'AWS::Lambda::Permission',
  Properties: { Action: 'lambda:InvokeFunction', ...properties },
});
const service = { Principal: 'events.amazonaws.com' };

testRule('function-is-called-by-named', {
  compliant: {
    'a rule of this account': { Permission: permission({ ...service, SourceArn: { 'Fn::ImportValue': 'rule' } }) },
    'a service, for this account': { Permission: permission({ ...service, SourceAccount: '111111111111' }) },
    'a URL behind IAM': { Url: { Type: 'AWS::Lambda::Url', Properties: { AuthType: 'AWS_IAM' } } },
  },
  nonCompliant: {
    everybody: { Bad: permission({ Principal: '*' }) },
    'a service, for anybody': { Bad: permission(service) },
    'a service, for a stranger': { Bad: permission({ ...service, SourceAccount: '999999999999' }) },
    'a public URL': { Bad: { Type: 'AWS::Lambda::Url', Properties: { AuthType: 'NONE' } } },
  },
  notApplicable: { 'a function': { Function: { Type: 'AWS::Lambda::Function', Properties: {} } } },
});
