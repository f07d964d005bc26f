import { environment, type Operators, platform, service } from './broken';

const whyTarget =
  'Nothing could watch it: objectives below 94 allow more failures than a fast burn can be told from, and above 99.99 the budget of a month is gone within minutes. Write what users need and the platform can hold, such as 99.9.';

/** Ways to break what is promised, whom it costs, and who is told. */
export const objectiveOperators: Operators = {
  'a promise without an error budget': {
    breaks: environment('objectives.availabilityPercent', 100),
    says: ['environments.dev.objectives.availabilityPercent: 100 leaves no error budget.', whyTarget],
  },
  'a promise that no alarm can watch': {
    breaks: environment('objectives.latency.percent', 90),
    says: ['environments.dev.objectives.latency.percent: 90 is not a number of percent from 94 to 99.99.', whyTarget],
  },
  'a latency in seconds': {
    breaks: environment('objectives.latency.milliseconds', 0.5),
    says: [
      'environments.dev.objectives.latency.milliseconds: 0.5 is not a whole number of milliseconds from 50 to 29000.',
      'API Gateway itself takes some milliseconds, and gives up after 29 seconds: the objective would always or never be missed. Write 500.',
    ],
  },
  'a latency that the API never waits for': {
    breaks: (configuration) =>
      environment(
        'objectives.latency.milliseconds',
        5000,
      )({
        ...configuration,
        environments: configuration.environments.map((one) => ({ ...one, edge: { ...one.edge, timeoutSeconds: 5 } })),
      }),
    says: [
      'environments.dev.objectives.latency.milliseconds: 5000 ms, but the API waits no longer than 5 s for a service.',
      'No answer could be slower, and the objective would be met whatever happens. Write less than 5000, or let edge.timeoutSeconds be longer.',
    ],
  },
  'tasks that may never fail': {
    breaks: environment('objectives.taskFailurePercent', 0),
    says: [
      'environments.dev.objectives.taskFailurePercent: 0 is not a number of percent from 0.01 to 5.',
      'Below it a month has too few tasks to tell, and above it every deployment would pass that should be rolled back. Write 0.1.',
    ],
  },
  'a window of a week': {
    breaks: environment('objectives.windowDays', 7),
    says: [
      'environments.dev.objectives.windowDays: 7 is not a window that the burn rates are made for.',
      'Over less the slow burn rates fall below 1, and over more CloudWatch keeps too few of the figures. Write 30, or 28 for whole weeks.',
    ],
  },
  'a page to one address twice': {
    breaks: environment('pageEmails', ['a@example.com', 'a@example.com'], 'pageEmails[1]'),
    says: [
      "environments.dev.pageEmails[1]: 'a@example.com' stands at [0] already.",
      'AWS refuses a second subscription, endpoint or entry of the same name, or ignores it. Take one of them away.',
    ],
  },
  'metrics shared by decree': {
    breaks: environment('metricSharing', 'organisation'),
    says: [
      "environments.dev.metricSharing: 'organisation' is not one of 'create' and 'existing'.",
      "An account has one such role only: a second one fails. Write 'create' or 'existing'.",
    ],
  },
  'a third kind of anomaly monitor': {
    breaks: environment('budget.anomalyMonitor', 'none'),
    says: [
      "environments.dev.budget.anomalyMonitor: 'none' is not one of 'create' and 'existing'.",
      "An account has one only: a second one fails. Write 'create' or 'existing'.",
    ],
  },
  'Savings Plans for more than everything': {
    breaks: environment('budget.savingsPlans.coveragePercent', 120),
    says: [
      'environments.dev.budget.savingsPlans.coveragePercent: 120 is not a whole number of percent from 0 to 100.',
      'AWS Budgets refuses another threshold for Savings Plans. Write 0 for no budget, or the share below which somebody should hear of it, such as 80.',
    ],
  },
  'a budget of all accounts by guess': {
    breaks: platform('budget.paysForAll', 'yes'),
    says: [
      "platform.budget.paysForAll: 'yes' is not true or false.",
      "It decides whether the budget is of all accounts or of the one where the pipeline lives. Write true only where the pipeline's account is the organisation's management account.",
    ],
  },
  'a viewer of metrics that is not there': {
    breaks: platform('pipeline.metricViewer', 'none'),
    says: [
      "platform.pipeline.metricViewer: 'none' is not one of 'create' and 'existing'.",
      "An account has one such role only: a second one fails. Write 'create' or 'existing'.",
    ],
  },
  'a service of nobody': {
    breaks: service('owner', 'nobody'),
    says: [
      "services.eshop.owner: 'nobody' is none of platform.owners.",
      "Nobody would be asked what the service costs. Known here are 'platform-team'.",
    ],
  },
  'a service of an empty owner': {
    breaks: service('owner', ''),
    says: [
      "services.eshop.owner: '' is not the name of an owner.",
      'Nobody would be asked what the service costs. Write the name of one of platform.owners.',
    ],
  },
};
