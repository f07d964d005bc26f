import type { Breaks, Operators } from './broken';

const soundException = {
  rules: ['AwsSolutions::AwsSolutions-IAM5'],
  scope: 'pipeline',
  path: 'Pipeline/Role/DefaultPolicy/Resource',
  reason: 'CDK Pipelines writes this policy itself and scopes it by tag.',
  owner: 'platform-team',
  expires: '2027-06-30',
};

/** An entry that is sound but for one field. */
const exception =
  (field: string, value: unknown, reported = field): Breaks =>
  (configuration) => ({
    configuration: { ...configuration, exceptions: [{ ...soundException, [field]: value }] },
    path: `exceptions[0].${reported}`,
  });

/** Ways to break exceptions. */
export const exceptionOperators: Operators = {
  'an exception of nobody': {
    breaks: exception('owner', 'nobody'),
    says: [
      "exceptions[0].owner: 'nobody' is none of platform.owners.",
      "Nobody would be asked before the entry expires. Known here are 'platform-team'.",
    ],
  },
  'an exception of an empty owner': {
    breaks: exception('owner', ''),
    says: [
      "exceptions[0].owner: '' is not the name of an owner.",
      'Nobody would be asked before the entry expires. Write the name of one of platform.owners.',
    ],
  },
  'an exception for ever': {
    breaks: exception('expires', 'never'),
    says: [
      "exceptions[0].expires: 'never' is not a date.",
      "The entry would never expire, or could not be judged. Write the last day on which it holds as year, month and day, such as '2027-06-30'.",
    ],
  },
  'an exception until a day that does not exist': {
    breaks: exception('expires', '2027-02-30'),
    says: [
      "exceptions[0].expires: '2027-02-30' is not a date.",
      "The entry would never expire, or could not be judged. Write the last day on which it holds as year, month and day, such as '2027-06-30'.",
    ],
  },
  'an exception for no reason': {
    breaks: exception('reason', 'false positive'),
    says: [
      "exceptions[0].reason: 'false positive' is not a reason: a sentence of at least four words, with its full stop.",
      'An auditor who reads it in a year could not tell why the finding may stand. Say what makes the finding harmless here, and what stands in its place.',
    ],
  },
  'an exception for a reason that is left unfinished': {
    breaks: exception('reason', 'to be looked at again some day'),
    says: [
      "exceptions[0].reason: 'to be looked at again some day' is not a reason: a sentence of at least four words, with its full stop.",
      'An auditor who reads it in a year could not tell why the finding may stand. Say what makes the finding harmless here, and what stands in its place.',
    ],
  },
  'an exception of a whole stack': {
    breaks: exception('path', 'audit'),
    says: [
      "exceptions[0].path: 'audit' is not the path of one construct, stack first.",
      "An acknowledgement of a whole stack or of a pattern hides findings that nobody has looked at. Write it without the environment, such as 'audit/AccessLogs/Resource'. A star may stand for one name, such as a service's.",
    ],
  },
  'an exception of everything': {
    breaks: exception('path', 'audit/**'),
    says: [
      "exceptions[0].path: 'audit/**' is not the path of one construct, stack first.",
      "An acknowledgement of a whole stack or of a pattern hides findings that nobody has looked at. Write it without the environment, such as 'audit/AccessLogs/Resource'. A star may stand for one name, such as a service's.",
    ],
  },
  'an exception of whatever lies at a depth': {
    breaks: exception('path', 'service-*/*/Resource'),
    says: [
      "exceptions[0].path: 'service-*/*/Resource' says by no name what the star stands for.",
      "The entry would cover whatever comes to lie at that depth, which nobody has looked at. Write out the constructs that are meant, such as 'observability/BurnRates/*/Resource'.",
    ],
  },
  'an exception of all stacks that begin alike': {
    breaks: exception('path', 'a*/Logs/Resource'),
    says: [
      "exceptions[0].path: 'a*/Logs/Resource' is not the path of one construct, stack first.",
      "An acknowledgement of a whole stack or of a pattern hides findings that nobody has looked at. Write it without the environment, such as 'audit/AccessLogs/Resource'. A star may stand for one name, such as a service's.",
    ],
  },
  'an exception of an unknown scope': {
    breaks: exception('scope', 'all'),
    says: [
      "exceptions[0].scope: 'all' is not one of 'environment', 'unprotected-environment' and 'pipeline'.",
      "The path could not be found. Write 'environment', 'unprotected-environment' or 'pipeline'.",
    ],
  },
  'an exception that arises never': {
    breaks: exception('arises', 'never'),
    says: [
      "exceptions[0].arises: 'never' is not one of 'always' and 'sometimes'.",
      "An unused entry could not be told from a forgotten one. Write 'always' or 'sometimes'.",
    ],
  },
  'an exception of no rule': {
    breaks: exception('rules', []),
    says: [
      'exceptions[0].rules: [] is not a list of at least one rule.',
      "The entry would acknowledge nothing. Write the ids of the rules, such as ['AwsSolutions::AwsSolutions-IAM5'].",
    ],
  },
  'an exception by a short rule id': {
    breaks: exception('rules', ['IAM5'], 'rules[0]'),
    says: [
      "exceptions[0].rules[0]: 'IAM5' is not the full id of a rule.",
      "An acknowledgement by a short id leaves no trace in the validation report. Write pack and rule as the report shows them, such as 'AwsSolutions::AwsSolutions-IAM5'.",
    ],
  },
  'an exception twice': {
    breaks: (configuration) => ({
      configuration: { ...configuration, exceptions: [soundException, soundException] },
      path: 'exceptions[1]',
    }),
    says: [
      'exceptions[1]: AwsSolutions::AwsSolutions-IAM5 at Pipeline/Role/DefaultPolicy/Resource is acknowledged by exceptions[0] too.',
      'Of two reasons and two dates nobody knows which holds. Keep one of them.',
    ],
  },
};
