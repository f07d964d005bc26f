import { put } from '../put';
import { environment, type Operators, twoEnvironments } from './broken';

/** Ways to break what an environment is. */
export const environmentOperators: Operators = {
  'a name in capitals': {
    breaks: (configuration) => ({ configuration: put(configuration, ['environments', 0, 'name'], 'Dev'), path: 'environments.Dev.name' }),
    says: [
      "environments.Dev.name: 'Dev' is not a name of 2 to 12 lower-case letters, digits and single hyphens that starts with a letter.",
      "It becomes the name of a pipeline stage and part of the name of every stack. Write one such as 'carepath'.",
    ],
  },
  "a name of the pipeline's own": {
    breaks: (configuration) => ({
      configuration: put(configuration, ['environments', 0, 'name'], 'build'),
      path: 'environments.build.name',
    }),
    says: [
      "environments.build.name: 'build' is the name of a stage that the pipeline has already.",
      "CodePipeline refuses two stages of one name. Write another, such as 'test' or 'staging'.",
    ],
  },
  'one name for two environments': {
    breaks: twoEnvironments((first, _, configuration) => ({
      configuration: put(configuration, ['environments', 1, 'name'], first.name),
      path: 'environments[1].name',
    })),
    says: [
      "environments[1].name: 'dev' is the name of environments[0] too.",
      'Their stacks would have the same names, and one stage would deploy over the other. Give each a name of its own.',
    ],
  },
  'an account used twice': {
    breaks: twoEnvironments((first, second, configuration) => ({
      configuration: put(configuration, ['environments', 1, 'account'], first.account),
      path: `environments.${second.name}.account`,
    })),
    says: [
      'environments.staging.account: 222222222222 is environments.dev.account too.',
      'Two that share an account share its trail, its budget and its quotas, and whoever may enter one may enter the other. Write the id of an account that nothing else uses.',
    ],
  },
  "the pipeline's account": {
    breaks: environment('account', '111111111111'),
    says: [
      'environments.dev.account: 111111111111 is platform.pipeline.account too.',
      'Two that share an account share its trail, its budget and its quotas, and whoever may enter one may enter the other. Write the id of an account that nothing else uses.',
    ],
  },
  'an account as a number': {
    breaks: environment('account', 222_222_222_222),
    says: [
      'environments.dev.account: 222222222222 is not an AWS account id.',
      "Nothing could be deployed there: the bootstrap roles are found by this number. Write its 12 digits as text, such as '222222222222'.",
    ],
  },
  'a missing decision': {
    breaks: environment('protectData', undefined),
    says: [
      'environments.dev.protectData: is missing: true or false belongs here.',
      "It decides whether data is kept as patients' data. Write true where real patients are behind the data, else false.",
    ],
  },
  'a decision as text': {
    breaks: environment('protectData', 'yes'),
    says: [
      "environments.dev.protectData: 'yes' is not true or false.",
      "It decides whether data is kept as patients' data. Write true where real patients are behind the data, else false.",
    ],
  },
  'an approval of an unknown kind': {
    breaks: environment('approval', 'manual'),
    says: [
      "environments.dev.approval: 'manual' is not one of 'required' and 'none'.",
      "It decides whether a person stands between a commit and this environment. Write 'required' or 'none'.",
    ],
  },
  'capacity that is not built': {
    breaks: environment('capacity', 'lambda'),
    says: [
      "environments.dev.capacity: 'lambda' is not 'fargate', 'fargate-spot', 'ec2' or a mix.",
      "No other capacity is built. Write 'fargate', or a mix with Spot such as { base: 2, weight: 1, spotWeight: 3 }.",
    ],
  },
  'an unknown key': {
    breaks: environment('networks', {}),
    says: [
      'environments.dev.networks: there is no such field.',
      "It would be ignored, and what it should change would keep its default. Did you mean 'network'?",
    ],
  },
  'an unknown key like no other': {
    breaks: environment('colour', 'blue'),
    says: [
      'environments.dev.colour: there is no such field.',
      "It would be ignored, and what it should change would keep its default. Known here are 'name', 'account', 'region', 'protectData', 'approval', 'delivery', 'network', 'domain' and 18 others.",
    ],
  },
  'an unknown key further down': {
    breaks: environment('budget.monthlyEur', 500),
    says: [
      'environments.dev.budget.monthlyEur: there is no such field.',
      "It would be ignored, and what it should change would keep its default. Did you mean 'monthlyUsd'?",
    ],
  },
  'a missing key': {
    breaks: environment('domain', undefined),
    says: ['environments.dev.domain: is missing: an object belongs here.', "Write an object with 'zoneName' and 'zoneId', in braces."],
  },
  'text where an object belongs': {
    breaks: environment('budget', '500'),
    says: [
      "environments.dev.budget: '500' is not an object.",
      "Write an object with 'monthlyUsd', 'emails', 'anomalyMonitor', 'anomalyUsd' and 'savingsPlans', in braces.",
    ],
  },
  'a negative budget': {
    breaks: environment('budget.monthlyUsd', -100),
    says: [
      'environments.dev.budget.monthlyUsd: -100 is not a whole, positive number of US dollars.',
      'AWS Budgets refuses it, or warns about every cent, and a warning that always stands is read by nobody. Write what a normal month costs and a fifth more, such as 500.',
    ],
  },
  'a budget of nothing': {
    breaks: environment('budget.monthlyUsd', 0),
    says: [
      'environments.dev.budget.monthlyUsd: 0 is not a whole, positive number of US dollars.',
      'AWS Budgets refuses it, or warns about every cent, and a warning that always stands is read by nobody. Write what a normal month costs and a fifth more, such as 500.',
    ],
  },
  'a budget with cents': {
    breaks: environment('budget.monthlyUsd', 99.5),
    says: [
      'environments.dev.budget.monthlyUsd: 99.5 is not a whole, positive number of US dollars.',
      'AWS Budgets refuses it, or warns about every cent, and a warning that always stands is read by nobody. Write what a normal month costs and a fifth more, such as 500.',
    ],
  },
  'a budget that warns eleven people': {
    breaks: environment(
      'budget.emails',
      Array.from({ length: 11 }, (_, index) => `person-${index}@example.com`),
    ),
    says: [
      'environments.dev.budget.emails: ["person-0@example.com","person-1@example.com","person-2@example.com","person-3@example.com","person-4@example.com","... is not a list of one to ten e-mail addresses.',
      "AWS Budgets refuses a notification with no subscriber or with more than ten addresses. Write one such as ['finops@example.com']; a distribution list counts once.",
    ],
  },
  'alarms for nobody': {
    breaks: environment('alertEmails', []),
    says: [
      'environments.dev.alertEmails: [] is not a list of at least one e-mail address.',
      "What it is for would happen with nobody told. Write one such as ['platform-team@example.com'].",
    ],
  },
  'a retention that CloudWatch does not offer': {
    breaks: environment('retention.logDays', 100),
    says: [
      'environments.dev.retention.logDays: 100 is not a retention period that CloudWatch Logs offers.',
      'The log group would be refused when it is deployed. Write one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653.',
    ],
  },
  'audit for no day': {
    breaks: environment('retention.auditDays', 0),
    says: [
      'environments.dev.retention.auditDays: 0 is not a whole number of days from 1 to 36500.',
      'Object Lock takes whole days up to a hundred years. Write 2192 for six years.',
    ],
  },
  'no environments at all': {
    breaks: (configuration) => ({ configuration: put(configuration, ['environments'], []), path: 'environments' }),
    says: [
      'environments: [] is not a list of at least one environment.',
      'The pipeline would deploy nothing. List the environments in the order of promotion.',
    ],
  },
};
