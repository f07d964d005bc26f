import { environment, type Operators, platform } from './broken';

/** Ways to break the month that a cost is computed at. */
export const loadOperators: Operators = {
  'fewer requests than none': {
    breaks: environment('load.requests', -1),
    says: [
      'environments.dev.load.requests: -1 is not a number of requests a month, 0 or more.',
      'The cost would be computed at a month that cannot be. Write what last month brought, or leave it out for the default; such as 10000000.',
    ],
  },
  'a share of more than all': {
    breaks: environment('load.cachedPercent', 120),
    says: [
      'environments.dev.load.cachedPercent: 120 is not a percentage of the requests, from 0 to 100.',
      'The cost would be computed at a month that cannot be. Write a number such as 10, without the sign.',
    ],
  },
  'a load that is not known': {
    breaks: environment('load.request', 1000),
    says: [
      'environments.dev.load.request: there is no such field.',
      "It would be ignored, and what it should change would keep its default. Did you mean 'requests'?",
    ],
  },
  'releases as text': {
    breaks: platform('pipeline.load.releases', 'daily'),
    says: [
      "platform.pipeline.load.releases: 'daily' is not a number of releases a month, 0 or more.",
      'The cost would be computed at a month that cannot be. Write what last month brought, or leave it out for the default; such as 20.',
    ],
  },
};
