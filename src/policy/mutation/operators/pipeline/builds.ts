import { drop, type Operator, operator, set } from '../../operator';

export const builds: readonly Operator[] = [
  operator({
    name: 'build-privileged',
    description: 'A build has the host that it runs on',
    source: 'FSBP CodeBuild.5; Checkov CKV_AWS_316',
    fits: ['AWS::CodeBuild::Project'],
    edits: () => [set(['Environment', 'PrivilegedMode'], true)],
  }),
  operator({
    name: 'build-log-off',
    description: 'Nobody can tell what a build did',
    source: 'FSBP CodeBuild.4; Checkov CKV_AWS_314',
    fits: ['AWS::CodeBuild::Project'],
    edits: () => [drop('LogsConfig'), set(['LogsConfig', 'CloudWatchLogs', 'Status'], 'DISABLED')],
  }),
  operator({
    name: 'build-artifacts-unencrypted',
    description: 'What a build hands on is not encrypted',
    source: 'Checkov CKV_AWS_78',
    fits: ['AWS::CodeBuild::Project'],
    edits: () => [set(['Artifacts', 'EncryptionDisabled'], true)],
  }),
];
