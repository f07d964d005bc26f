import type { ExceptionConfiguration } from '../../../schema/configuration';

const finding = (
  path: string,
  rules: readonly string[],
  reason: string,
  owner: 'platform-team' | 'security-team' = 'platform-team',
): ExceptionConfiguration => ({
  scope: 'environment',
  path,
  rules,
  reason,
  owner,
  expires: '2027-06-30',
});

const concurrency = 'HIPAA.Security::HIPAA.Security-LambdaConcurrency';
const deadLetters = 'HIPAA.Security::HIPAA.Security-LambdaDLQ';
const insideVpc = 'HIPAA.Security::HIPAA.Security-LambdaInsideVPC';
const iam5 = (resource: string) => `AwsSolutions::AwsSolutions-IAM5[Resource::${resource}]`;

export const ofMigrations: readonly ExceptionConfiguration[] = [
  finding(
    'database-users/Users/Function/Resource',
    [concurrency, deadLetters],
    'State machines call it and wait for its answer, as often as a release updates services; a reservation can be taken from no new account, and there are no asynchronous events that a dead-letter queue would receive.',
  ),
  finding(
    'database-users/Users/Policy/Resource',
    [iam5('*')],
    'Lambda makes network interfaces by this role before they have an id; the second statement denies the same calls to the code in the function.',
    'security-team',
  ),
  finding(
    'migrate-*/Starter/Function/Resource',
    [concurrency, deadLetters],
    'CloudFormation calls it once for each service and release. An event that is lost is answered by nobody, and CloudFormation takes that for a failure in time: nobody would read a queue sooner.',
  ),
  finding(
    'migrate-*/Steps/Function/Resource',
    [concurrency, deadLetters],
    'A state machine calls it and waits for its answer, one step at a time; there are no asynchronous events that a dead-letter queue would receive.',
  ),
  ...['Starter', 'Steps'].map((name) =>
    finding(
      `migrate-*/${name}/Function/Resource`,
      [insideVpc],
      'It reads nothing in the VPC and holds no password: it calls AWS’s own APIs and answers CloudFormation, also where the VPC has no way out.',
      'security-team',
    ),
  ),
  finding(
    'migrate-*/Steps/Policy/Resource',
    [iam5('arn:aws:ecs:<region>:<account>:task/*')],
    'ECS makes up the ids of tasks when it starts them; a condition limits the statement to tasks of the environment’s one cluster.',
  ),
  {
    ...finding(
      'migrate-*/Steps/Policy/Resource',
      [iam5('arn:aws:rds:<region>:<account>:snapshot:migration-*')],
      'Each run makes a snapshot of its own name, of the one instance that the statement also names; it may neither restore, share nor delete any.',
    ),
    arises: 'sometimes',
  },
  finding(
    'migrate-*/Machine/Policy/Resource',
    [iam5('*')],
    'The delivery of a state machine’s log and its traces know no narrower resource; the log holds no data of the states.',
  ),
  finding(
    'migrate-*/*/Definition/Resource',
    ['AwsSolutions::AwsSolutions-ECS2'],
    'The variables hold names, ports and addresses and no secret: migrations sign in to the database with IAM. Kept in the task definition, they belong to the image that they run.',
  ),
];
