import { Match, Template } from 'aws-cdk-lib/assertions';
import { ManagedRuleIdentifiers } from 'aws-cdk-lib/aws-config';
import type { Environment } from '../../src/schema/environment';
import { AuditStack } from '../../src/stacks/audit/audit-stack';
import { conformancePackTemplate } from '../../src/stacks/audit/conformance-pack';
import { hipaaRules } from '../../src/stacks/audit/hipaa-rules';
import { omittedHipaaRules } from '../../src/stacks/audit/omitted-hipaa-rules';
import { exampleEnvironment } from './example-environment';
import { exampleStage } from './example-stage';

function synthesise(overrides: Partial<Environment> = {}): Template {
  const environment = exampleEnvironment(overrides);
  return Template.fromStack(new AuditStack(exampleStage(environment), environment));
}

const template = synthesise();
const statements = (type: string, policy: string, of = template) =>
  Object.values(of.findResources(type)).flatMap(({ Properties }) => Properties[policy].Statement);

describe('the recorder', () => {
  test('records every type, global ones included', () => {
    template.hasResourceProperties('AWS::Config::ConfigurationRecorder', {
      RecordingGroup: { AllSupported: true, IncludeGlobalResourceTypes: true },
    });
  });

  test.each([
    [true, 'CONTINUOUS'],
    [false, 'DAILY'],
  ])('with protectData %s records %s', (protectData, RecordingFrequency) => {
    synthesise({ protectData }).hasResourceProperties('AWS::Config::ConfigurationRecorder', { RecordingMode: { RecordingFrequency } });
  });

  test('acts by a role that the account’s AWS Config alone may take, under AWS’s policy for recorders', () => {
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          Match.objectLike({
            Principal: { Service: 'config.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': '222222222222' } },
          }),
        ],
      },
      ManagedPolicyArns: [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/service-role/AWS_ConfigRole']] }],
    });
  });

  test('and its channel wait for each other in no template: CloudFormation completes the one when it finds the other', () => {
    const [[recorder] = []] = Object.entries(template.findResources('AWS::Config::ConfigurationRecorder'));
    const [channel] = Object.values(template.findResources('AWS::Config::DeliveryChannel'));
    expect(channel?.DependsOn).not.toContain(recorder);
    template.hasResource('AWS::Config::ConfigurationRecorder', { DependsOn: Match.absent() });
  });

  test('delivers once its bucket has a policy, under a key', () => {
    template.hasResource('AWS::Config::DeliveryChannel', {
      DependsOn: [Match.stringLikeRegexp('ConfigurationBucketPolicy')],
      Properties: { S3KmsKeyArn: Match.anyValue(), S3BucketName: { Ref: Match.stringLikeRegexp('ConfigurationBucket') } },
    });
  });
});

describe('the configuration history', () => {
  const role = { AWS: { 'Fn::GetAtt': [expect.stringContaining('ConfigurationRole'), 'Arn'] } };

  test('lies in a bucket without a default lock, which AWS Config would refuse, versioned and under a key of its own', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      LoggingConfiguration: { LogFilePrefix: 'configuration/', DestinationBucketName: Match.anyValue() },
      ObjectLockConfiguration: Match.absent(),
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          {
            ServerSideEncryptionByDefault: {
              SSEAlgorithm: 'aws:kms',
              KMSMasterKeyID: { 'Fn::GetAtt': [Match.stringLikeRegexp('ConfigurationKey'), 'Arn'] },
            },
          },
        ],
      },
    });
  });

  test.each([2192, 90])('is kept for %d days, overwritten versions too', (auditDays) => {
    synthesise({ retention: { logDays: 90, auditDays } }).hasResourceProperties('AWS::S3::Bucket', {
      LoggingConfiguration: Match.objectLike({ LogFilePrefix: 'configuration/' }),
      LifecycleConfiguration: {
        Rules: [Match.objectLike({ ExpirationInDays: auditDays, NoncurrentVersionExpiration: { NoncurrentDays: auditDays } })],
      },
    });
  });

  test('is written by the recorder alone, into the folder of its account', () => {
    const [writes] = statements('AWS::S3::BucketPolicy', 'PolicyDocument').filter(({ Sid }) => Sid === 'RecorderWrites');
    expect(writes).toMatchObject({
      Action: 's3:PutObject',
      Principal: role,
      Resource: { 'Fn::Join': ['', [expect.anything(), '/AWSLogs/222222222222/Config/*']] },
    });
  });

  test('is encrypted for the recorder alone', () => {
    const [encrypts] = statements('AWS::KMS::Key', 'KeyPolicy').filter(({ Sid }) => Sid === 'RecorderEncrypts');
    expect(encrypts).toMatchObject({ Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Principal: role });
  });
});

describe('the HIPAA conformance pack', () => {
  const rulesOf = (protectData: boolean) => {
    const { Resources } = JSON.parse(conformancePackTemplate(protectData));
    return Object.values(Resources).map((rule) => (rule as { Properties: { Source: { SourceIdentifier: string } } }).Properties);
  };
  const identifiers = (protectData: boolean) => rulesOf(protectData).map(({ Source }) => Source.SourceIdentifier);

  test('is deployed once there is a recorder that delivers', () => {
    template.hasResource('AWS::Config::ConformancePack', {
      DependsOn: [Match.stringLikeRegexp('ConfigurationChannel'), Match.stringLikeRegexp('ConfigurationRecorder')],
      Properties: { ConformancePackName: 'hipaa-security', TemplateBody: conformancePackTemplate(true) },
    });
  });

  test('stays below the 51,200 bytes that AWS Config takes', () => {
    expect(Buffer.byteLength(conformancePackTemplate(true))).toBeLessThan(51_200);
  });

  test('has no rule that AWS Config does not know', () => {
    const known: string[] = Object.values(ManagedRuleIdentifiers);
    expect(identifiers(true).filter((identifier) => !known.includes(identifier))).toEqual([]);
  });

  test('has or leaves out, with a reason, each of the 131 rules of the published pack', () => {
    const kept = Object.keys(hipaaRules);
    const omitted = Object.keys(omittedHipaaRules);
    expect(kept.filter((identifier) => omitted.includes(identifier))).toEqual([]);
    expect(kept.length + omitted.length).toBe(131);
    for (const reason of Object.values(omittedHipaaRules)) expect(reason).toMatch(/^[A-Z].{10,}\.$/);
  });

  test('asks all of it where data is protected', () => {
    expect(identifiers(true)).toEqual(Object.keys(hipaaRules));
  });

  test('asks for no standby, lock or deletion protection where data is not protected', () => {
    const unasked = identifiers(true).filter((identifier) => !identifiers(false).includes(identifier));
    expect(unasked).toEqual(['BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED', 'RDS_MULTI_AZ_SUPPORT', 'ELB_DELETION_PROTECTION_ENABLED']);
  });

  test('gives every rule a name and a logical id of its own, as AWS Config and CloudFormation spell them', () => {
    const { Resources } = JSON.parse(conformancePackTemplate(true));
    const names = rulesOf(true).map((rule) => Reflect.get(rule, 'ConfigRuleName'));
    expect(new Set(names).size).toBe(Object.keys(hipaaRules).length);
    for (const id of Object.keys(Resources)) expect(id).toMatch(/^[A-Za-z0-9]+$/);
    for (const name of names) expect(name).toMatch(/^[a-z0-9-]{1,64}$/);
  });
});
