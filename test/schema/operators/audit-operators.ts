import { put } from '../put';
import { environment, type Operators } from './broken';

/** Ways to break what is recorded of the account. */
export const auditOperators: Operators = {
  'a singleton of an unknown kind': {
    breaks: environment('singletons.guardDuty', true),
    says: [
      "environments.dev.singletons.guardDuty: true is not one of 'create', 'existing' and 'organisation'.",
      "An account has one only: a second one fails or is paid for twice, and none leaves no trail. Write 'create', 'existing' or 'organisation'.",
    ],
  },
  'a singleton that nobody chose': {
    breaks: environment('singletons.config', undefined),
    says: [
      "environments.dev.singletons.config: is missing: one of 'create', 'existing' and 'organisation' belongs here.",
      "An account has one only: a second one fails or is paid for twice, and none leaves no trail. Write 'create', 'existing' or 'organisation'.",
    ],
  },
  'data events of an ARN': {
    breaks: environment('audit.dataEventBuckets', ['arn:aws:s3:::example-health-records'], 'audit.dataEventBuckets[0]'),
    says: [
      "environments.dev.audit.dataEventBuckets[0]: 'arn:aws:s3:::example-health-records' is an ARN, not a name.",
      "The trail would record nothing of who read the patients' data in it. Write its name alone, in lower case, such as 'example-health-records'.",
    ],
  },
  'data events of a bucket in capitals': {
    breaks: environment('audit.dataEventBuckets', ['Records'], 'audit.dataEventBuckets[0]'),
    says: [
      "environments.dev.audit.dataEventBuckets[0]: 'Records' is not the name of a bucket.",
      "The trail would record nothing of who read the patients' data in it. Write its name alone, in lower case, such as 'example-health-records'.",
    ],
  },
  'data events without a list': {
    breaks: environment('audit.dataEventBuckets', 'example-health-records'),
    says: [
      "environments.dev.audit.dataEventBuckets: 'example-health-records' is not a list of at most 490 names of buckets.",
      "CloudTrail refuses a trail that selects more. Write the names of the buckets with patients' data, or [].",
    ],
  },
  'data events of one bucket twice': {
    breaks: (configuration) =>
      environment(
        'audit.dataEventBuckets',
        ['example-records', 'example-records'],
        'audit.dataEventBuckets[1]',
      )({
        ...configuration,
        environments: configuration.environments.map((one) => ({ ...one, singletons: { ...one.singletons, cloudTrail: 'create' } })),
      }),
    says: [
      "environments.dev.audit.dataEventBuckets[1]: 'example-records' stands at [0] already.",
      'AWS refuses a second subscription, endpoint or entry of the same name, or ignores it. Take one of them away.',
    ],
  },
  'data events for a trail of others': {
    breaks: (configuration) => {
      const [first] = configuration.environments;
      const changed = put(configuration, ['environments', 0, 'singletons', 'cloudTrail'], 'organisation');
      return {
        configuration: put(changed, ['environments', 0, 'audit'], { dataEventBuckets: ['example-records'] }),
        path: `environments.${first?.name}.audit.dataEventBuckets`,
      };
    },
    says: [
      "environments.dev.audit.dataEventBuckets: data events of 'example-records', but the trail is the organisation's.",
      "Nothing here could tell that trail to record them, and nobody would notice that it does not. Take the list away and have that trail record them, or write 'create' for singletons.cloudTrail.",
    ],
  },
};
