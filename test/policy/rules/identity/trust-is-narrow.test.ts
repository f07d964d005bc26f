import { strictestFacts } from '../../../../src/policy/rules/rule-engine';
import { type RuleTable, testRule } from '../rule-table';
import { taken, topic } from './a-policy';

const here = { Condition: { StringEquals: { 'aws:SourceAccount': '111111111111' } } };
const tasks = { Principal: { Service: 'ecs-tasks.amazonaws.com' } };
const provider = { Federated: 'arn:aws:iam::111111111111:oidc-provider/token.example.com' };

const table: RuleTable = {
  compliant: {
    'a service, for this account': { Role: taken({ ...tasks, ...here }) },
    'a service that sends no source': { Role: taken({ Principal: { Service: 'lambda.amazonaws.com' } }) },
    'a role': { Role: taken({ Principal: { AWS: { 'Fn::ImportValue': 'role' } } }) },
    'one role of another account': {
      Role: taken({
        Principal: { AWS: 'arn:aws:iam::222222222222:root' },
        Condition: { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::222222222222:role/reader' } },
      }),
    },
    'one repository of a provider': {
      Role: taken({
        Action: 'sts:AssumeRoleWithWebIdentity',
        Principal: provider,
        Condition: { StringEquals: { 'token.example.com:aud': 'aws', 'token.example.com:sub': 'repo:example/one' } },
      }),
    },
  },
  nonCompliant: {
    everybody: { Bad: taken({ Principal: '*', ...here }) },
    'all but some': { Bad: taken({ NotPrincipal: { AWS: 'arn:aws:iam::222222222222:root' } }) },
    'a service, for anybody': { Bad: taken(tasks) },
    'a service, for a stranger': { Bad: taken({ ...tasks, Condition: { StringEquals: { 'aws:SourceAccount': '999999999999' } } }) },
    'a service, where it says for whom': {
      Bad: taken({ ...tasks, Condition: { StringEqualsIfExists: { 'aws:SourceAccount': '111111111111' } } }),
    },
    'a whole account': { Bad: taken({ Principal: { AWS: 'arn:aws:iam::222222222222:root' } }) },
    'a stranger, under another’s name': {
      Bad: taken({
        Principal: { AWS: 'arn:aws:iam::999999999999:root' },
        Condition: { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::222222222222:role/reader' } },
      }),
    },
    'a role of a stranger': { Bad: taken({ Principal: { AWS: 'arn:aws:iam::999999999999:role/reader' } }) },
    'an account by its number': { Bad: taken({ Principal: { AWS: '222222222222' } }) },
    'every user of a provider': { Bad: taken({ Action: 'sts:AssumeRoleWithWebIdentity', Principal: provider }) },
    'in any way': { Bad: taken({ ...tasks, ...here, Action: 'sts:*' }) },
  },
  notApplicable: { 'a topic': topic },
};

testRule('trust-is-narrow', table, { ...strictestFacts, accounts: ['111111111111', '222222222222'] });
