import { testRule } from '../rule-table';
import { project } from './a-pipeline';

const sound = {
  EncryptionKey: { 'Fn::ImportValue': 'key' },
  LogsConfig: { CloudWatchLogs: { Status: 'ENABLED', GroupName: { 'Fn::ImportValue': 'group' } } },
};
const build = (properties: object = {}) => ({ Type: 'AWS::CodeBuild::Project', Properties: { ...sound, ...properties } });
const image = (Image: string) => build({ Environment: { Image } });

testRule('build-is-contained', {
  compliant: {
    'logged, under a key': { Build: image('aws/codebuild/standard:7.0') },
    'an image by its digest': { Build: image(`example.com/build@sha256:${'0'.repeat(64)}`) },
  },
  nonCompliant: {
    privileged: { Bad: build({ Environment: { PrivilegedMode: true } }) },
    unlogged: { Bad: build({ LogsConfig: undefined }) },
    'logged nowhere': { Bad: build({ LogsConfig: { CloudWatchLogs: { Status: 'DISABLED' } } }) },
    'under AWS’s key': { Bad: build({ EncryptionKey: 'alias/aws/s3' }) },
    'unencrypted artifacts': { Bad: build({ Artifacts: { EncryptionDisabled: true } }) },
    public: { Bad: build({ Visibility: 'PUBLIC_READ' }) },
    'a source from anybody': { Bad: build({ Source: { InsecureSsl: true } }) },
    'an image by its tag': { Bad: image('example.com/build:latest') },
  },
  notApplicable: { 'a connection': project },
});
