import { strictestFacts } from '../../../../src/policy/rules/rule-engine';
import { type RuleTable, testRule } from '../rule-table';
import { policy } from '../storage/a-bucket';

const statement = (principal: object | string, other: object = {}) => ({
  Effect: 'Allow',
  Principal: principal,
  Action: 's3:GetObject',
  Resource: '*',
  ...other,
});
const repository = (statement: object) => ({
  Type: 'AWS::ECR::Repository',
  Properties: { RepositoryPolicyText: { Statement: [statement] } },
});
const source = (account: string) => ({ Condition: { StringEquals: { 'aws:SourceAccount': account } } });
const service = { Service: 'events.amazonaws.com' };
const balancer = (account: string) =>
  statement(
    { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
    { Action: 's3:PutObject', Resource: `arn:aws:s3:::logs/AWSLogs/${account}/*` },
  );
const other = { AWS: 'arn:aws:iam::222222222222:root' };

const table: RuleTable = {
  compliant: {
    'a role': { Policy: policy([statement({ AWS: { 'Fn::ImportValue': 'role' } })]) },
    'a service, for this account': { Policy: policy([statement(service, source('111111111111'))]) },
    'everybody of this account': {
      Policy: policy([statement('*', { Condition: { StringEquals: { 'aws:PrincipalAccount': '111111111111' } } })]),
    },
    'nobody, by everybody’s name': { Policy: policy([statement('*', { Effect: 'Deny' })]) },
    'a load balancer’s logs, of this account': { Policy: policy([balancer('111111111111')]) },
    'other accounts pull images': { Images: repository(statement(other, { Action: 'ecr:BatchGetImage' })) },
  },
  nonCompliant: {
    everybody: { Bad: policy([statement('*')]) },
    'everybody, as an account': { Bad: policy([statement({ AWS: ['*'] })]) },
    'everybody of a stranger’s account': {
      Bad: policy([statement('*', { Condition: { StringEquals: { 'aws:PrincipalAccount': '999999999999' } } })]),
    },
    'all but some': { Bad: policy([{ ...statement('*'), Principal: undefined, NotPrincipal: other }]) },
    'another account': { Bad: policy([statement(other)]) },
    'a role of a stranger’s account': { Bad: policy([statement({ AWS: 'arn:aws:iam::999999999999:role/reader' })]) },
    'a stranger pulls images': { Bad: repository(statement({ AWS: 'arn:aws:iam::999999999999:root' }, { Action: 'ecr:BatchGetImage' })) },
    'another account pushes images': { Bad: repository(statement(other, { Action: 'ecr:PutImage' })) },
    'a service, for anybody': { Bad: policy([statement(service)]) },
    'a service, for a stranger': { Bad: policy([statement(service, source('999999999999'))]) },
    'a load balancer’s logs, of any account': { Bad: policy([balancer('*')]) },
    'a policy that is text': {
      Bad: {
        Type: 'AWS::Logs::ResourcePolicy',
        Properties: { PolicyDocument: JSON.stringify({ Statement: [statement('*', { Action: 'logs:PutLogEvents' })] }) },
      },
    },
  },
  notApplicable: { 'a topic': { Topic: { Type: 'AWS::SNS::Topic' } } },
};

testRule('resource-policy-names-principals', table, { ...strictestFacts, accounts: ['111111111111', '222222222222'] });
