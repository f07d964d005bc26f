import { type Breaks, environment, type Operators } from './broken';

const soundEntry = {
  resource: 'database/Instance',
  reason: 'The instance is restored from the snapshot of the evening before.',
  owner: 'platform-team',
  expires: '2027-06-30',
};

/** A declaration that is sound but for one field. */
const declaration = (field: string, value: unknown): Breaks =>
  environment('allowReplacement', [{ ...soundEntry, [field]: value }], `allowReplacement[0].${field}`);

/** Ways to break declared replacements. */
export const replacementOperators: Operators = {
  'a replacement that nobody answers for': {
    breaks: declaration('owner', 'nobody'),
    says: [
      "environments.dev.allowReplacement[0].owner: 'nobody' is none of platform.owners.",
      "Nobody would answer for the data. Known here are 'platform-team'.",
    ],
  },
  'a replacement of an empty owner': {
    breaks: declaration('owner', ''),
    says: [
      "environments.dev.allowReplacement[0].owner: '' is not the name of an owner.",
      'Nobody would answer for the data. Write the name of one of platform.owners.',
    ],
  },
  'a replacement for ever': {
    breaks: declaration('expires', 'never'),
    says: [
      "environments.dev.allowReplacement[0].expires: 'never' is not a date.",
      "The entry would allow the next replacement too, which nobody has decided on. Write the last day of the release as year, month and day, such as '2027-06-30'.",
    ],
  },
  'a replacement for no reason': {
    breaks: declaration('reason', 'needed'),
    says: [
      "environments.dev.allowReplacement[0].reason: 'needed' is not a reason: a sentence of at least four words.",
      'Who approves the release could not tell what becomes of the data. Say where the data is kept meanwhile, and how it comes into the new one.',
    ],
  },
  'a replacement of a whole stack': {
    breaks: declaration('resource', 'database'),
    says: [
      "environments.dev.allowReplacement[0].resource: 'database' is not the path of one construct, stack first.",
      "It would allow nothing, or more than somebody has decided on. Write it as `carepath diff` prints it, without the environment, such as 'database/Instance'.",
    ],
  },
  'a replacement of everything in a stack': {
    breaks: declaration('resource', 'database/*'),
    says: [
      "environments.dev.allowReplacement[0].resource: 'database/*' is not the path of one construct, stack first.",
      "It would allow nothing, or more than somebody has decided on. Write it as `carepath diff` prints it, without the environment, such as 'database/Instance'.",
    ],
  },
  'a replacement twice': {
    breaks: environment('allowReplacement', [soundEntry, soundEntry], 'allowReplacement[1]'),
    says: [
      'environments.dev.allowReplacement[1]: database/Instance is declared by environments.dev.allowReplacement[0] too.',
      'Of two reasons and two dates nobody knows which holds. Keep one of them.',
    ],
  },
};
