import { type Operator, operator, removal, rewrite, turnOff } from '../../operator';
import { without } from '../../read';

const fits = ['AWS::CloudTrail::Trail'];
const management = { Field: 'eventCategory', Equals: ['Management'] };

export const trail: readonly Operator[] = [
  operator({
    name: 'trail-removed',
    description: 'Who did what in the account is known for 90 days, to whoever asks in time',
    source: 'FSBP CloudTrail.1, CloudTrail.3; CIS AWS 3.0 3.1',
    fits,
    edits: () => [removal],
  }),
  operator({
    name: 'trail-stopped',
    description: 'The trail is there, and records nothing',
    source: 'FSBP CloudTrail.3; CIS AWS 3.0 3.1; MITRE ATT&CK T1562.008',
    fits,
    edits: (site) => turnOff(site, 'IsLogging'),
  }),
  operator({
    name: 'trail-single-region',
    description: 'Who works in another Region is not seen',
    source: 'FSBP CloudTrail.1; CIS AWS 3.0 3.1; Checkov CKV_AWS_67',
    fits,
    edits: (site) => turnOff(site, 'IsMultiRegionTrail'),
  }),
  operator({
    name: 'trail-without-validation',
    description: 'Whoever can write the bucket can change what happened',
    source: 'FSBP CloudTrail.4; CIS AWS 3.0 3.2; Checkov CKV_AWS_36',
    fits,
    edits: (site) => turnOff(site, 'EnableLogFileValidation'),
  }),
  operator({
    name: 'trail-without-global-events',
    description: 'Calls of IAM, STS and CloudFront are left out',
    source: 'CIS AWS 3.0 3.1; AWS Config cloudtrail-security-trail-enabled',
    fits,
    edits: (site) => turnOff(site, 'IncludeGlobalServiceEvents'),
  }),
  operator({
    name: 'trail-without-management-events',
    description: 'The trail records data events, and not who changed the account',
    source: 'FSBP CloudTrail.1',
    fits,
    edits: ({ properties }) => [
      rewrite({
        ...without(properties, 'EventSelectors'),
        AdvancedEventSelectors: [
          {
            FieldSelectors: [
              { Field: 'eventCategory', Equals: ['Data'] },
              { Field: 'resources.type', Equals: ['AWS::S3::Object'] },
            ],
          },
        ],
      }),
      rewrite({
        ...without(properties, 'AdvancedEventSelectors'),
        EventSelectors: [{ IncludeManagementEvents: false, ReadWriteType: 'All' }],
      }),
    ],
  }),
  operator({
    name: 'trail-events-left-out',
    description: 'The trail leaves out what an intruder does first: reading, or using keys',
    source: 'FSBP CloudTrail.1 (read and write); MITRE ATT&CK T1562.008',
    fits,
    edits: ({ properties }) => [
      rewrite({
        ...without(properties, 'EventSelectors'),
        AdvancedEventSelectors: [{ FieldSelectors: [management, { Field: 'readOnly', Equals: ['false'] }] }],
      }),
      rewrite({
        ...without(properties, 'EventSelectors'),
        AdvancedEventSelectors: [{ FieldSelectors: [management, { Field: 'eventSource', NotEquals: ['kms.amazonaws.com'] }] }],
      }),
    ],
  }),
  operator({
    name: 'trail-log-group-removed',
    description: 'No alarm can see what the trail records',
    source: 'FSBP CloudTrail.5; CIS AWS 1.4 3.4; Checkov CKV2_AWS_10',
    fits,
    // CloudTrail wants both or neither.
    edits: ({ properties }) => [rewrite(without(properties, 'CloudWatchLogsLogGroupArn', 'CloudWatchLogsRoleArn'))],
  }),
  operator({
    name: 'trail-kms-events-excluded',
    description: 'The trail leaves out the use of keys',
    source: 'FSBP CloudTrail.1; AWS CloudTrail user guide, ExcludeManagementEventSources',
    fits,
    edits: ({ properties }) => [
      rewrite({
        ...without(properties, 'AdvancedEventSelectors'),
        EventSelectors: [{ IncludeManagementEvents: true, ReadWriteType: 'All', ExcludeManagementEventSources: ['kms.amazonaws.com'] }],
      }),
    ],
  }),
];
