import { type Breaks, environment, type Operators, platform, protectedEnvironment } from './broken';

const soundEntry = { reason: 'Patients cannot sign in, and the way back fails too.', owner: 'platform-team', until: '2026-11-05' };

/** Leave to release during a freeze that is sound but for one field. */
const breakGlass = (field: string, value: unknown): Breaks =>
  environment('delivery.breakGlass', [{ ...soundEntry, [field]: value }], `delivery.breakGlass[0].${field}`);

const person = (name: string, email: string, session: string) => ({
  name,
  emails: [email],
  principals: [`arn:aws:sts::111111111111:assumed-role/ReleaseApprover/${session}`],
});
const first = person('first-approver', 'first@example.com', 'first');

/** Ways to break how releases come to an environment, and who lets them. */
export const deliveryOperators: Operators = {
  'a deployment window that ends before it begins': {
    breaks: environment('delivery', { window: { timeZone: 'Europe/Berlin', from: '16:00', to: '09:00' } }, 'delivery.window.to'),
    says: [
      'environments.dev.delivery.window.to: 09:00 is not later than from, 16:00.',
      'The window would never be open, and no release would come. Write a later time of the same day, up to 23:59.',
    ],
  },
  'a deployment window on the clocks of nowhere': {
    breaks: environment('delivery', { window: { timeZone: 'CET' } }, 'delivery.window.timeZone'),
    says: [
      "environments.dev.delivery.window.timeZone: 'CET' is not the name of a time zone.",
      "A release would be held, or let through, at the wrong hours. Write its IANA name, such as 'Europe/Berlin' or 'America/New_York'.",
    ],
  },
  'a bake longer than a build may run': {
    breaks: environment('delivery', { bakeMinutes: 1440 }, 'delivery.bakeMinutes'),
    says: [
      'environments.dev.delivery.bakeMinutes: 1440 is not a whole number of minutes from 0 to 420.',
      'The gate that watches runs in a build, which AWS ends after eight hours. Write 30, or 0 where nobody is harmed by what a release breaks.',
    ],
  },
  'leave to release during a freeze that nobody answers for': {
    breaks: breakGlass('owner', 'nobody'),
    says: [
      "environments.dev.delivery.breakGlass[0].owner: 'nobody' is none of platform.owners.",
      "Nobody would answer for a release during a freeze. Known here are 'platform-team'.",
    ],
  },
  'leave to release during a freeze for no reason': {
    breaks: breakGlass('reason', 'urgent'),
    says: [
      "environments.dev.delivery.breakGlass[0].reason: 'urgent' is not a reason: a sentence of at least four words.",
      'An auditor would read of a release during a freeze, and not why. Say what could not wait, and who was asked.',
    ],
  },
  'leave to release during a freeze without an end': {
    breaks: breakGlass('until', 'solved'),
    says: [
      "environments.dev.delivery.breakGlass[0].until: 'solved' is not a date.",
      "The freeze would be open for ever, or nobody could say for how long. Write the last day of the release as year, month and day, such as '2026-12-24'.",
    ],
  },
  'patients in the middle of a freeze': {
    breaks: protectedEnvironment('delivery', { calendar: 'ignored' }, 'delivery.calendar'),
    says: [
      'environments.prod.delivery.calendar: a change calendar that is ignored where protectData is true.',
      "A release would come to patients in the middle of a freeze. Write 'heeded', and break the glass for the release that cannot wait.",
    ],
  },
  'patients without a bake': {
    breaks: protectedEnvironment('delivery', { bakeMinutes: 0 }, 'delivery.bakeMinutes'),
    says: [
      'environments.prod.delivery.bakeMinutes: no bake where protectData is true.',
      'A release that fails after a minute would stay. Write 30, or as many minutes as its faults take to show.',
    ],
  },
  'patients on a half-updated environment': {
    breaks: protectedEnvironment('delivery', { onFailure: 'stop' }, 'delivery.onFailure'),
    says: [
      'environments.prod.delivery.onFailure: no way back where protectData is true.',
      "Patients would wait on a half-updated environment until somebody comes. Write 'roll-back'.",
    ],
  },
  'one approver alone': {
    breaks: (configuration) =>
      configuration.environments.some(({ approval }) => approval === 'required')
        ? platform('pipeline.people', [first], 'pipeline.people')(configuration)
        : undefined,
    says: [
      "platform.pipeline.people: one person who may approve, and environments.prod.approval is 'required'.",
      'Nobody may approve a commit of their own: such a release could never go on. Write at least two people with principals; a release that is dangerous needs two who did not write it.',
    ],
  },
  'two people of one name': {
    breaks: platform('pipeline.people', [first, person('first-approver', 'second@example.com', 'second')], 'pipeline.people[1].name'),
    says: [
      "platform.pipeline.people[1].name: 'first-approver' is another's name already.",
      'Evidence would not say which of them has approved. Give each a name of their own.',
    ],
  },
  'one address of two people': {
    breaks: platform(
      'pipeline.people',
      [first, person('second-approver', 'first@example.com', 'second')],
      'pipeline.people.second-approver.emails[0]',
    ),
    says: [
      'platform.pipeline.people.second-approver.emails[0]: first@example.com stands at platform.pipeline.people.first-approver.emails[0] too.',
      'Nobody could tell whose commits they are. Leave it with one person.',
    ],
  },
  'one session of two people': {
    breaks: platform(
      'pipeline.people',
      [first, person('second-approver', 'second@example.com', 'first')],
      'pipeline.people.second-approver.principals[0]',
    ),
    says: [
      'platform.pipeline.people.second-approver.principals[0]: arn:aws:sts::111111111111:assumed-role/releaseapprover/first stands at platform.pipeline.people.first-approver.principals[0] too.',
      'Nobody could tell who has approved. Leave it with one person.',
    ],
  },
  'an approver by role': {
    breaks: platform(
      'pipeline.people',
      [
        { ...first, principals: ['arn:aws:iam::111111111111:role/ReleaseApprover'] },
        person('second-approver', 'second@example.com', 'second'),
      ],
      'pipeline.people.first-approver.principals[0]',
    ),
    says: [
      "platform.pipeline.people.first-approver.principals[0]: 'arn:aws:iam::111111111111:role/ReleaseApprover' is not the ARN of a session or a user.",
      "An approval by it would be nobody’s, and refused. Write it as CodePipeline shows it after an approval, such as 'arn:aws:sts::111111111111:assumed-role/ReleaseApprover/first.approver'.",
    ],
  },
};
