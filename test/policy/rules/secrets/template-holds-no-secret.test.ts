import { ownEngine } from '../../../../src/policy/rules/own-rules';
import { testRule } from '../rule-table';

const template = (UserData: unknown) => ({ Type: 'AWS::EC2::LaunchTemplate', Properties: { LaunchTemplateData: { UserData } } });
const project = (...EnvironmentVariables: readonly object[]) => ({
  Type: 'AWS::CodeBuild::Project',
  Properties: { Environment: { EnvironmentVariables } },
});
const parameter = (Name: string) => ({ Type: 'AWS::SSM::Parameter', Properties: { Name, Type: 'String', Value: 'example' } });

testRule('template-holds-no-secret', {
  compliant: {
    'where a secret is to be found': {
      Project: project({ Name: 'DATABASE_SECRET_ARN', Value: 'arn:aws:secretsmanager:us-east-1:111111111111:secret:one' }),
    },
    'a variable that CodeBuild fetches': { Project: project({ Name: 'TOKEN', Type: 'SECRETS_MANAGER', Value: 'one' }) },
    'user data that fetches': { Template: template({ 'Fn::Base64': '#!/bin/bash\nPASSWORD=$(aws secretsmanager get-secret-value)\n' }) },
    'a setting': { Parameter: parameter('/example/limit') },
  },
  nonCompliant: {
    'in a build': { Bad: project({ Name: 'NPM_TOKEN', Value: 'example' }) },
    'in a parameter': { Bad: parameter('/example/password') },
    'in a property': { Bad: { Type: 'AWS::CodeBuild::SourceCredential', Properties: { Token: 'example' } } },
    'in user data': {
      Bad: template({ 'Fn::Base64': { 'Fn::Join': ['', ['#!/bin/bash\nexport DB_PASSWORD=example\n', { Ref: 'AWS::StackId' }]] } }),
    },
    'in user data encoded by hand': { Bad: template(Buffer.from('export DB_PASSWORD=example').toString('base64')) },
    'resolved into a variable': { Bad: project({ Name: 'DATABASE', Value: '{{resolve:secretsmanager:example}}' }) },
    'an access key, anywhere': { Bad: project({ Name: 'NOTE', Value: `AKIA${'EXAMPLE0EXAMPLE0'}` }) },
  },
  notApplicable: { 'a topic': { Topic: { Type: 'AWS::SNS::Topic' } } },
});

test.each([
  ['shows', { Type: 'String' }, 1],
  ['has a default', { Type: 'String', NoEcho: true, Default: 'example' }, 1],
  ['is hidden and given', { Type: 'String', NoEcho: true }, 0],
])('a parameter for a secret that %s', (_what, password, findings) => {
  const content = JSON.stringify({ Parameters: { Password: password }, Resources: { Topic: { Type: 'AWS::SNS::Topic' } } });
  const found = ownEngine().judge({ name: 'stack', content });
  expect(found.filter(({ rule }) => rule === 'template-holds-no-secret')).toHaveLength(findings);
});
