import { testRule } from '../rule-table';

const lambda = (Variables: Readonly<Record<string, unknown>>, ZipFile = 'exports.handler = () => 1;') => ({
  Type: 'AWS::Lambda::Function',
  Properties: { Code: { ZipFile }, Environment: { Variables } },
});

testRule('function-holds-no-secret', {
  compliant: {
    'the ARN of a secret': { Function: lambda({ MASTER_SECRET: { 'Fn::ImportValue': 'Prod-database:Secret' } }) },
    'an address': { Function: lambda({ ISSUER: 'https://login.example.com/' }) },
  },
  nonCompliant: {
    'a password': { Bad: lambda({ DB_PASSWORD: 'correct-horse' }) },
    'a token': { Bad: lambda({ SLACK_TOKEN: 'x1' }) },
    'a key of AWS': { Bad: lambda({ SETTING: `AKIA${'ABCDEFGHIJKLMNOP'}` }) },
    'a dynamic reference': { Bad: lambda({ SETTING: '{{resolve:secretsmanager:shop:SecretString:key}}' }) },
    'a key in the code': { Bad: lambda({}, `const key = 'AKIA${'ABCDEFGHIJKLMNOP'}';`) },
  },
  notApplicable: { 'a task': { Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { Family: 'x' } } } },
});
