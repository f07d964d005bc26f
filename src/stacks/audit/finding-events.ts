import { type EventPattern, Match } from 'aws-cdk-lib/aws-events';

/** What GuardDuty calls these, however mild it thinks them. They need no trail: it reads CloudTrail's own stream, of all Regions. */
const tellingTypes = [
  'Policy:IAMUser/RootCredentialUsage',
  'Stealth:IAMUser/CloudTrailLoggingDisabled',
  'Stealth:IAMUser/PasswordPolicyChange',
  'Stealth:S3/ServerAccessLoggingDisabled',
  'UnauthorizedAccess:IAMUser/ConsoleLoginSuccess.B',
];

export interface FindingEvent {
  readonly description: string;
  readonly pattern: EventPattern;
  /** Path in the event of a sentence or name that says what was found. */
  readonly subject: string;
}

/** What the watchers find that cannot wait until somebody looks. */
export const findingEvents: Readonly<Record<string, FindingEvent>> = {
  SevereFinding: {
    description: 'GuardDuty: a finding of high severity. Open it in the console, isolate what it names, and follow the plan for incidents.',
    pattern: { source: ['aws.guardduty'], detailType: ['GuardDuty Finding'], detail: { severity: Match.greaterThanOrEqual(7) } },
    subject: '$.detail.title',
  },
  TellingFinding: {
    description: 'GuardDuty: somebody acts as root or covers tracks. Compare with what the other alarms say, and ask who it was.',
    pattern: {
      source: ['aws.guardduty'],
      detailType: ['GuardDuty Finding'],
      detail: { type: tellingTypes, severity: Match.lessThan(7) },
    },
    subject: '$.detail.title',
  },
  PublicAccess: {
    description:
      'Access Analyzer: something in the account is open to everybody. Nothing here should be: close it, then ask how it came to be.',
    pattern: {
      source: ['aws.access-analyzer'],
      detailType: ['Access Analyzer Finding'],
      detail: { status: ['ACTIVE'], isPublic: [true] },
    },
    subject: '$.detail.resource',
  },
};
