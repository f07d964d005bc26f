import { put } from '../put';
import { type Operators, platform } from './broken';

/** Ways to break the pipeline, its repository and its people. */
export const platformOperators: Operators = {
  'a platform of one letter': {
    breaks: platform('name', 'c'),
    says: [
      "platform.name: 'c' is not a name of 2 to 20 lower-case letters, digits and single hyphens that starts with a letter.",
      "It begins the names of stacks and image repositories, which take no others. Write one such as 'carepath'.",
    ],
  },
  'an unknown Region of the pipeline': {
    breaks: platform('pipeline.region', 'us-east-7'),
    says: [
      "platform.pipeline.region: 'us-east-7' is not a Region that was known on 2026-11-22.",
      "Stacks would be sent to a place that does not exist. Did you mean 'us-east-1'? A new Region is added in src/schema/regions.ts.",
    ],
  },
  'nobody who approves': {
    breaks: platform('pipeline.approvers', []),
    says: [
      'platform.pipeline.approvers: [] is not a list of at least one e-mail address.',
      "What it is for would happen with nobody told. Write one such as ['platform-team@example.com'].",
    ],
  },
  'an approver without a host': {
    breaks: platform('pipeline.approvers', ['somebody'], 'pipeline.approvers[0]'),
    says: [
      "platform.pipeline.approvers[0]: 'somebody' is not an e-mail address.",
      "The subscription would fail, and with it the deployment, or nobody would be told. Write one such as 'platform-team@example.com'.",
    ],
  },
  'an approver twice': {
    breaks: platform('pipeline.approvers', ['a@example.com', 'a@example.com'], 'pipeline.approvers[1]'),
    says: [
      "platform.pipeline.approvers[1]: 'a@example.com' stands at [0] already.",
      'AWS refuses a second subscription, endpoint or entry of the same name, or ignores it. Take one of them away.',
    ],
  },
  'an approval that waits for a quarter': {
    breaks: platform('pipeline.approvalTimeoutMinutes', 130_000),
    says: [
      'platform.pipeline.approvalTimeoutMinutes: 130000 is not a whole number of minutes from 5 to 86400 (60 days).',
      'CodePipeline refuses an approval action with another timeout. Write 10080 for a week.',
    ],
  },
  'an identity provider for each platform': {
    breaks: platform('pipeline.githubProvider', 'own'),
    says: [
      "platform.pipeline.githubProvider: 'own' is not one of 'create' and 'existing'.",
      "An account has one such provider only: a second one fails. Write 'create' or 'existing'.",
    ],
  },
  'a repository’s id without its owner’s': {
    breaks: platform('repository.ids', '456789'),
    says: [
      "platform.repository.ids: '456789' is not the ids of owner and repository, with a slash between them, or empty.",
      "No workflow could log in to AWS: the subject of its token would be another. Write what stands behind each @ of the token's subject, such as '123456/456789', and '' where there is no @.",
    ],
  },
  'an organisation with a slash': {
    breaks: platform('repository.owner', 'example-health/carepath'),
    says: [
      "platform.repository.owner: 'example-health/carepath' is not the name of a GitHub user or organisation.",
      "The source action would find no repository. Write the part before the slash, such as 'example-health'.",
    ],
  },
  'a repository with a slash': {
    breaks: platform('repository.name', 'example-health/carepath'),
    says: [
      "platform.repository.name: 'example-health/carepath' is not the name of a GitHub repository.",
      "The source action would find no repository. Write the part after the slash, such as 'carepath'.",
    ],
  },
  'a branch with a space': {
    breaks: platform('repository.branch', 'my branch'),
    says: [
      "platform.repository.branch: 'my branch' is not the name of a git branch.",
      "No merge would start the pipeline. Write one such as 'main'.",
    ],
  },
  'a malformed ARN': {
    breaks: platform('repository.connectionArn', 'arn:aws:codeconnections:us-east-1:111111111111:connection/'),
    says: [
      "platform.repository.connectionArn: 'arn:aws:codeconnections:us-east-1:111111111111:connection/' is not the ARN of a CodeConnections connection.",
      "The source action would fail, and no commit would ever reach the pipeline. Copy it from the console of the pipeline's account, such as 'arn:aws:codeconnections:us-east-1:111111111111:connection/00000000-0000-4000-8000-000000000000'.",
    ],
  },
  'an ARN of a role': {
    breaks: platform('repository.connectionArn', 'arn:aws:iam::111111111111:role/connection'),
    says: [
      "platform.repository.connectionArn: 'arn:aws:iam::111111111111:role/connection' is not the ARN of a CodeConnections connection.",
      "The source action would fail, and no commit would ever reach the pipeline. Copy it from the console of the pipeline's account, such as 'arn:aws:codeconnections:us-east-1:111111111111:connection/00000000-0000-4000-8000-000000000000'.",
    ],
  },
  "an ARN of another account's connection": {
    breaks: platform(
      'repository.connectionArn',
      'arn:aws:codeconnections:us-east-1:999999999999:connection/00000000-0000-4000-8000-000000000000',
    ),
    says: [
      'platform.repository.connectionArn: the connection belongs to account 999999999999, the pipeline to 111111111111.',
      "The source action would be denied, and no commit would ever reach the pipeline. Copy the ARN of a connection that was made in the pipeline's account.",
    ],
  },
  'an ARN of an unknown Region': {
    breaks: platform(
      'repository.connectionArn',
      'arn:aws:codeconnections:us-east-9:111111111111:connection/00000000-0000-4000-8000-000000000000',
    ),
    says: [
      "platform.repository.connectionArn: 'us-east-9' in it is no Region known here.",
      "The source action would be denied, and no commit would ever reach the pipeline. Copy the ARN of a connection that was made in the pipeline's account.",
    ],
  },
  'no owner': {
    breaks: platform('owners', []),
    says: [
      'platform.owners: [] is not a list of at least one owner.',
      "Nobody could answer for an exception of the policy gate. Write one such as [{ name: 'platform-team', email: 'platform-team@example.com' }].",
    ],
  },
  'an owner twice': {
    breaks: (configuration) => ({
      configuration: put(configuration, ['platform', 'owners', 1], configuration.platform.owners[0]),
      path: 'platform.owners[1].name',
    }),
    says: [
      "platform.owners[1].name: 'platform-team' is the name of platform.owners[0] too.",
      'Nobody could tell who answers for an exception. Give each a name of its own.',
    ],
  },
};
