import { type Operator, operator, removal, set } from '../../operator';

const recorder = 'AWS::Config::ConfigurationRecorder';

export const recording: readonly Operator[] = [
  operator({
    name: 'recorder-narrowed',
    description: 'Changes of most resources are no longer recorded, and no rule looks at them',
    source: 'FSBP Config.1; CIS AWS 3.0 3.3; Checkov CKV2_AWS_48',
    fits: [recorder],
    edits: () => [set('RecordingGroup', { AllSupported: false, ResourceTypes: ['AWS::S3::Bucket'] })],
  }),
  operator({
    name: 'recorder-without-global-types',
    description: 'Changes of IAM are no longer recorded',
    source: 'CIS AWS 3.0 3.3; Checkov CKV2_AWS_48',
    fits: [recorder],
    edits: () => [set(['RecordingGroup', 'IncludeGlobalResourceTypes'], false)],
  }),
  operator({
    name: 'recorder-removed',
    description: 'Nothing records what was configured how, and when',
    source: 'FSBP Config.1; CIS AWS 3.0 3.3',
    fits: [recorder, 'AWS::Config::DeliveryChannel'],
    edits: () => [removal],
  }),
  operator({
    name: 'conformance-pack-removed',
    description: 'Nothing compares the account with the rules for patients’ data',
    source: 'AWS operational best practices for HIPAA security (conformance pack)',
    fits: ['AWS::Config::ConformancePack'],
    edits: () => [removal],
  }),
];
