import { z } from 'zod';
import { budgetEmails, dollars } from './budget-fields';
import { email } from './email-field';
import { choice, flag, guidance, text, whole } from './field';
import { pipelineLoad } from './load-fields';
import { lowerCaseName } from './name-field';
import { people } from './people-fields';

/** Fields that several parts of the configuration share, and those of `platform` itself. */

export const account = text(/^\d{12}$/, {
  what: 'an AWS account id',
  consequence: 'Nothing could be deployed there: the bootstrap roles are found by this number.',
  remedy: "Write its 12 digits as text, such as '222222222222'.",
});

/** Which Regions exist is a check of its own, since it takes a table. */
export const region = text(/^[a-z]{2,}(-[a-z]+)+-\d$/, {
  what: 'the code of an AWS Region',
  consequence: 'Stacks would be sent to a place that does not exist.',
  remedy: "Write its code, such as 'us-east-1'.",
});

export const emails = z.array(email).min(1).register(guidance, {
  what: 'a list of at least one e-mail address',
  consequence: 'What it is for would happen with nobody told.',
  remedy: "Write one such as ['platform-team@example.com'].",
});

export const platformSchema = z.strictObject({
  name: lowerCaseName(20, 'It begins the names of stacks and image repositories, which take no others.'),
  pipeline: z.strictObject({
    account,
    region,
    approvers: emails,
    approvalTimeoutMinutes: whole(5, 86_400, {
      what: 'a whole number of minutes from 5 to 86400 (60 days)',
      consequence: 'CodePipeline refuses an approval action with another timeout.',
      remedy: 'Write 10080 for a week.',
    }),
    people,
    load: pipelineLoad,
    metricViewer: choice(['create', 'existing'], { consequence: 'An account has one such role only: a second one fails.' }),
    githubProvider: choice(['create', 'existing'], { consequence: 'An account has one such provider only: a second one fails.' }),
  }),
  repository: z.strictObject({
    owner: text(/^[A-Za-z0-9](-?[A-Za-z0-9]){0,38}$/, {
      what: 'the name of a GitHub user or organisation',
      consequence: 'The source action would find no repository.',
      remedy: "Write the part before the slash, such as 'example-health'.",
    }),
    name: text(/^[A-Za-z0-9._-]{1,100}$/, {
      what: 'the name of a GitHub repository',
      consequence: 'The source action would find no repository.',
      remedy: "Write the part after the slash, such as 'carepath'.",
    }),
    branch: text(/^(?!.*(?:\.\.|\/\/|@\{))[A-Za-z0-9_][A-Za-z0-9._/-]*(?<![./])$/, {
      what: 'the name of a git branch',
      consequence: 'No merge would start the pipeline.',
      remedy: "Write one such as 'main'.",
    }),
    ids: text(/^(\d+\/\d+)?$/, {
      what: 'the ids of owner and repository, with a slash between them, or empty',
      consequence: 'No workflow could log in to AWS: the subject of its token would be another.',
      remedy: "Write what stands behind each @ of the token's subject, such as '123456/456789', and '' where there is no @.",
    }),
    connectionArn: text(/^arn:aws:(codeconnections|codestar-connections):[a-z0-9-]+:\d{12}:connection\/[0-9a-f-]{36}$/, {
      what: 'the ARN of a CodeConnections connection',
      consequence: 'The source action would fail, and no commit would ever reach the pipeline.',
      remedy:
        "Copy it from the console of the pipeline's account, such as 'arn:aws:codeconnections:us-east-1:111111111111:connection/00000000-0000-4000-8000-000000000000'.",
    }),
  }),
  owners: z
    .array(
      z.strictObject({
        name: lowerCaseName(40, 'Exceptions name their owner by it.'),
        email,
      }),
    )
    .min(1)
    .register(guidance, {
      what: 'a list of at least one owner',
      consequence: 'Nobody could answer for an exception of the policy gate.',
      remedy: "Write one such as [{ name: 'platform-team', email: 'platform-team@example.com' }].",
    }),
  budget: z.strictObject({
    monthlyUsd: dollars,
    emails: budgetEmails,
    paysForAll: flag({
      what: 'true or false',
      consequence: 'It decides whether the budget is of all accounts or of the one where the pipeline lives.',
      remedy: "Write true only where the pipeline's account is the organisation's management account.",
    }),
  }),
});

const sentence = text(/^(?=.{20,})\S+(\s+\S+){3,}[.!?][’”)\]]?$/s, {
  what: 'a reason: a sentence of at least four words, with its full stop',
  consequence: 'An auditor who reads it in a year could not tell why the finding may stand.',
  remedy: 'Say what makes the finding harmless here, and what stands in its place.',
});

export const exceptionSchema = z.strictObject({
  rules: z
    .array(
      text(/^[\w.-]+::[\w.-]+(\[.+\])?$/, {
        what: 'the full id of a rule',
        consequence: 'An acknowledgement by a short id leaves no trace in the validation report.',
        remedy: "Write pack and rule as the report shows them, such as 'AwsSolutions::AwsSolutions-IAM5'.",
      }),
    )
    .min(1)
    .register(guidance, {
      what: 'a list of at least one rule',
      consequence: 'The entry would acknowledge nothing.',
      remedy: "Write the ids of the rules, such as ['AwsSolutions::AwsSolutions-IAM5'].",
    }),
  scope: choice(['environment', 'unprotected-environment', 'pipeline'], { consequence: 'The path could not be found.' }),
  path: text(/^[^/\s*]+(-\*)?(\/([^/\s*]+\*?|\*))*\/[^/\s*]+$/, {
    what: 'the path of one construct, stack first',
    consequence: 'An acknowledgement of a whole stack or of a pattern hides findings that nobody has looked at.',
    remedy: "Write it without the environment, such as 'audit/AccessLogs/Resource'. A star may stand for one name, such as a service's.",
  }),
  reason: sentence,
  owner: text(/./, {
    what: 'the name of an owner',
    consequence: 'Nobody would be asked before the entry expires.',
    remedy: 'Write the name of one of platform.owners.',
  }),
  expires: z.iso.date().register(guidance, {
    what: 'a date',
    consequence: 'The entry would never expire, or could not be judged.',
    remedy: "Write the last day on which it holds as year, month and day, such as '2027-06-30'.",
  }),
  arises: choice(['always', 'sometimes'], { consequence: 'An unused entry could not be told from a forgotten one.' }),
});
