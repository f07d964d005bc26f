import { testRule } from '../rule-table';

const role = (PermissionsBoundary?: unknown) => ({ Type: 'AWS::IAM::Role', Properties: { PermissionsBoundary } });

testRule('role-has-boundary', {
  compliant: {
    'the account’s own': { Role: role('arn:aws:iam::111111111111:policy/carepath-boundary') },
    'one of another template': { Role: role({ 'Fn::ImportValue': 'boundary' }) },
  },
  nonCompliant: {
    none: { Bad: role() },
    'one of AWS’s': { Bad: role('arn:aws:iam::aws:policy/AdministratorAccess') },
    'a stranger’s': { Bad: role('arn:aws:iam::999999999999:policy/carepath-boundary') },
  },
  notApplicable: { 'a topic': { Topic: { Type: 'AWS::SNS::Topic' } } },
});
