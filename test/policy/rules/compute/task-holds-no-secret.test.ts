import { testRule } from '../rule-table';

const task = (container: object) => ({
  Type: 'AWS::ECS::TaskDefinition',
  Properties: { ContainerDefinitions: [{ Name: 'Service', ...container }] },
});
const variable = (Name: string, Value: unknown) =>
  task({
    Environment: [
      { Name: 'PORT', Value: '8443' },
      { Name, Value },
    ],
  });

testRule('task-holds-no-secret', {
  compliant: {
    'an address': { Task: variable('DATABASE_HOST', { 'Fn::ImportValue': 'Prod-database:Endpoint' }) },
    'the name of a user': { Task: variable('DATABASE_USER', 'eshop') },
    'the ARN of a secret': { Task: variable('SECRET_ARN', 'arn:aws:secretsmanager:us-east-1:111111111111:secret:x') },
    'a secret that ECS fetches': { Task: task({ Secrets: [{ Name: 'API_KEY', ValueFrom: { 'Fn::ImportValue': 'Secret' } }] }) },
  },
  nonCompliant: {
    'a password': { Bad: variable('DATABASE_PASSWORD', 'correct-horse') },
    'a password by another name': { Bad: variable('PGPASS', 'x1'), BadToo: variable('DB_PWD', 'x1') },
    'a password in an address': { Bad: variable('DATABASE_URL', ['postgres://eshop', 'hunter2@db:5432/eshop'].join(':')) },
    'a key of AWS': { Bad: variable('SOMETHING', `AKIA${'ABCDEFGHIJKLMNOP'}`) },
    'what a generator made': { Bad: variable('SEED', 'x7Gk29fLqPz81mVbT4nWc0Rd') },
    'a dynamic reference': { Bad: variable('SETTING', '{{resolve:secretsmanager:shop:SecretString:key}}') },
    'a password in a command': { Bad: task({ Command: ['run', '--password=correct-horse'] }) },
    'a file of settings': { Bad: task({ EnvironmentFiles: [{ Type: 's3', Value: 'arn:aws:s3:::b/settings.env' }] }) },
  },
  notApplicable: { 'a service': { Service: { Type: 'AWS::ECS::Service', Properties: { PropagateTags: 'SERVICE' } } } },
});
