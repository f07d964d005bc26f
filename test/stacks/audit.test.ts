import { Match, Template } from 'aws-cdk-lib/assertions';
import type { AccountSingletons, Environment, Retention } from '../../src/schema/environment';
import { AuditStack } from '../../src/stacks/audit/audit-stack';
import { exampleEnvironment } from './example-environment';
import { exampleStage } from './example-stage';

function synthesise(overrides: Partial<Environment> = {}): Template {
  const environment = exampleEnvironment(overrides);
  return Template.fromStack(new AuditStack(exampleStage(environment), environment));
}

const nothing = {
  cloudTrail: 'existing',
  config: 'existing',
  guardDuty: 'organisation',
  securityHub: 'existing',
  accessAnalyzer: 'organisation',
} as const;
const trailArn = 'arn:aws:cloudtrail:us-east-1:222222222222:trail/Staging-audit';
const trailBucket = { ObjectLockEnabled: true };
const template = synthesise();

describe('the trail', () => {
  test('records all Regions, with digests, under a key, to S3 and CloudWatch Logs', () => {
    template.hasResourceProperties('AWS::CloudTrail::Trail', {
      IsLogging: true,
      IsMultiRegionTrail: true,
      IncludeGlobalServiceEvents: true,
      EnableLogFileValidation: true,
      KMSKeyId: Match.anyValue(),
      S3BucketName: { Ref: Match.stringLikeRegexp('TrailBucket') },
      CloudWatchLogsLogGroupArn: Match.anyValue(),
      CloudWatchLogsRoleArn: Match.anyValue(),
    });
  });

  test('records management events, and data events of no bucket by default', () => {
    template.hasResourceProperties('AWS::CloudTrail::Trail', {
      AdvancedEventSelectors: [{ FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] }].map((selector) =>
        Match.objectLike(selector),
      ),
    });
  });

  test('records data events of exactly the buckets that are said to hold patients’ data', () => {
    synthesise({ audit: { dataEventBuckets: ['example-records'] } }).hasResourceProperties('AWS::CloudTrail::Trail', {
      AdvancedEventSelectors: [
        Match.objectLike({ FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] }),
        Match.objectLike({
          FieldSelectors: [
            { Field: 'eventCategory', Equals: ['Data'] },
            { Field: 'resources.type', Equals: ['AWS::S3::Object'] },
            { Field: 'resources.ARN', StartsWith: ['arn:aws:s3:::example-records/'] },
          ],
        }),
      ],
    });
  });

  test('waits for the policy that lets it write', () => {
    template.hasResource('AWS::CloudTrail::Trail', { DependsOn: [Match.stringLikeRegexp('TrailBucketPolicy')] });
  });

  test('alone may encrypt with the key', () => {
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 'kms:GenerateDataKey*',
            Principal: { Service: 'cloudtrail.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceArn': trailArn, 'kms:EncryptionContext:aws:cloudtrail:arn': trailArn } },
          }),
        ]),
      },
    });
  });

  test('alone may write records, into the folder of its account', () => {
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Sid: 'TrailWrites',
            Action: 's3:PutObject',
            Resource: { 'Fn::Join': ['', [Match.anyValue(), '/AWSLogs/222222222222/*']] },
            Condition: { StringEquals: { 'aws:SourceArn': trailArn, 's3:x-amz-acl': 'bucket-owner-full-control' } },
          }),
        ]),
      },
    });
  });

  test('is named in the Region where it stands', () => {
    synthesise({ region: 'eu-central-1' }).hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          Match.objectLike({
            Condition: { StringEquals: { 'aws:SourceArn': 'arn:aws:cloudtrail:eu-central-1:222222222222:trail/Staging-audit' } },
          }),
        ],
      },
    });
  });
});

describe('its log group', () => {
  test('is kept as configured under a key that admits the groups of this stack', () => {
    template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 90, KmsKeyId: Match.anyValue() });
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Principal: { Service: 'logs.us-east-1.amazonaws.com' },
            Condition: {
              ArnLike: { 'kms:EncryptionContext:aws:logs:arn': 'arn:aws:logs:us-east-1:222222222222:log-group:Staging-audit-*' },
            },
          }),
        ]),
      },
    });
  });
});

describe('its records', () => {
  test.each([
    [true, 'COMPLIANCE'],
    [false, 'GOVERNANCE'],
  ])('with protectData %s are locked in %s mode for the configured days', (protectData, Mode) => {
    synthesise({ protectData }).hasResourceProperties('AWS::S3::Bucket', {
      ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode, Days: 2192 } } },
    });
  });

  test('are versioned, encrypted with the key, private and access-logged', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      ...trailBucket,
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: Match.objectLike({ SSEAlgorithm: 'aws:kms' }) }],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      LoggingConfiguration: { DestinationBucketName: { Ref: Match.stringLikeRegexp('AccessLogs') }, LogFilePrefix: 'trail/' },
    });
  });

  test.each([
    [2192, ['GLACIER_IR', 'DEEP_ARCHIVE']],
    [365, ['GLACIER_IR']],
    [90, undefined],
  ])('kept for %d days, they move to %p and then go', (auditDays, classes) => {
    const retention: Retention = { logDays: 90, auditDays };
    const [bucket] = Object.values(synthesise({ retention }).findResources('AWS::S3::Bucket', { Properties: trailBucket }));
    const [rule] = bucket?.Properties.LifecycleConfiguration.Rules ?? [];
    expect(rule).toMatchObject({ ExpirationInDays: auditDays, NoncurrentVersionExpiration: { NoncurrentDays: 1 } });
    expect(rule.Transitions?.map(({ StorageClass }: { StorageClass: string }) => StorageClass)).toEqual(classes);
  });
});

describe('every bucket', () => {
  test('refuses what does not come over TLS 1.2', () => {
    const policies = Object.values(template.findResources('AWS::S3::BucketPolicy'));
    expect(policies).toHaveLength(3);
    for (const { Properties } of policies) {
      const denied = Properties.PolicyDocument.Statement.filter(({ Effect }: { Effect: string }) => Effect === 'Deny');
      expect(denied.map(({ Condition }: { Condition: unknown }) => Condition)).toEqual(
        expect.arrayContaining([{ Bool: { 'aws:SecureTransport': 'false' } }, { NumericLessThan: { 's3:TlsVersion': 1.2 } }]),
      );
    }
  });

  test('stays with its key when the stack goes, but not when its creation fails', () => {
    for (const type of ['AWS::S3::Bucket', 'AWS::Logs::LogGroup']) {
      template.allResources(type, { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
    }
    for (const Description of ['Audit trail', 'Configuration history']) {
      template.hasResource('AWS::KMS::Key', {
        Properties: { Description },
        DeletionPolicy: 'RetainExceptOnCreate',
        UpdateReplacePolicy: 'Retain',
      });
    }
  });

  test('has a generated name, so that one left behind is in nobody’s way', () => {
    template.allResourcesProperties('AWS::S3::Bucket', { BucketName: Match.absent() });
    template.allResourcesProperties('AWS::Logs::LogGroup', { LogGroupName: Match.absent() });
  });
});

describe('access logs', () => {
  test('lie in a bucket that S3 can deliver to: without default retention, under its own encryption', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      ObjectLockConfiguration: Match.absent(),
      BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
    });
  });

  test('come from buckets of the account only', () => {
    const policies = Object.values(template.findResources('AWS::S3::BucketPolicy'));
    const statements = policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
    const deliveries = statements.filter(({ Principal }) => Principal.Service === 'logging.s3.amazonaws.com');
    expect(deliveries).toHaveLength(3); // Of the two buckets here, written by the library, and of any other.
    for (const { Condition } of deliveries) expect(Condition.StringEquals).toEqual({ 'aws:SourceAccount': '222222222222' });
  });

  test('are versioned, and go after as many days as the audit records', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      ObjectLockConfiguration: Match.absent(),
      VersioningConfiguration: { Status: 'Enabled' },
      LifecycleConfiguration: {
        Rules: [Match.objectLike({ ExpirationInDays: 2192, NoncurrentVersionExpiration: { NoncurrentDays: 1 } })],
      },
    });
  });

  test('can be sent by other stacks: the bucket’s name is exported whatever is made here', () => {
    expect(Object.keys(template.findOutputs('*'))).toHaveLength(1);
    expect(synthesise({ singletons: nothing, services: [] }).findOutputs('*')).toEqual(template.findOutputs('*'));
  });
});

describe('account singletons', () => {
  const types = {
    cloudTrail: 'AWS::CloudTrail::Trail',
    config: 'AWS::Config::ConfigurationRecorder',
    guardDuty: 'AWS::GuardDuty::Detector',
    securityHub: 'AWS::SecurityHub::Hub',
    accessAnalyzer: 'AWS::AccessAnalyzer::Analyzer',
  } as const satisfies Record<keyof AccountSingletons, string>;

  test.each(Object.entries(types))('%s is made where configured, and nothing beside it', (name, type) => {
    const one = synthesise({ singletons: { ...nothing, [name]: 'create' } });
    expect(Object.values(types).map((each) => Object.keys(one.findResources(each)).length)).toEqual(
      Object.values(types).map((each) => (each === type ? 1 : 0)),
    );
  });

  test.each(['existing', 'organisation'] as const)('left as %s, they leave the access log bucket and the alarms', (left) => {
    const singletons = { cloudTrail: left, config: left, guardDuty: left, securityHub: left, accessAnalyzer: left };
    const resources = Object.values(synthesise({ singletons }).toJSON().Resources).map((resource) => (resource as { Type: string }).Type);
    expect([...new Set(resources)].sort()).toEqual([
      'AWS::Events::Rule',
      'AWS::IAM::ManagedPolicy',
      'AWS::IAM::Role',
      'AWS::KMS::Key',
      'AWS::S3::Bucket',
      'AWS::S3::BucketPolicy',
      'AWS::SNS::Subscription',
      'AWS::SNS::Topic',
      'AWS::SNS::TopicPolicy',
    ]);
  });

  test('none is retained, since it would stand in the way of its successor', () => {
    for (const type of Object.values(types)) template.allResources(type, { DeletionPolicy: Match.absent() });
  });

  test('Security Hub, once it is there, judges by AWS’s best practices in the Region', () => {
    synthesise({ region: 'eu-central-1' }).hasResource('AWS::SecurityHub::Standard', {
      DependsOn: [Match.stringLikeRegexp('SecurityHub')],
      Properties: { StandardsArn: 'arn:aws:securityhub:eu-central-1::standards/aws-foundational-security-best-practices/v/1.0.0' },
    });
  });
});

describe('GuardDuty', () => {
  const plans = (protectData: boolean): Record<string, string> => {
    const [{ Properties } = { Properties: {} }] = Object.values(synthesise({ protectData }).findResources('AWS::GuardDuty::Detector'));
    return Object.fromEntries(Properties.Features.map(({ Name, Status }: { Name: string; Status: string }) => [Name, Status]));
  };

  test('has every plan switched on or off by name', () => {
    expect(plans(true)).toEqual({
      S3_DATA_EVENTS: 'ENABLED',
      RDS_LOGIN_EVENTS: 'ENABLED',
      EBS_MALWARE_PROTECTION: 'DISABLED',
      EKS_AUDIT_LOGS: 'DISABLED',
      LAMBDA_NETWORK_LOGS: 'DISABLED',
      RUNTIME_MONITORING: 'DISABLED',
    });
  });

  test('watches sign-ins to the database only where data is protected', () => {
    expect(plans(false)).toMatchObject({ RDS_LOGIN_EVENTS: 'DISABLED', S3_DATA_EVENTS: 'ENABLED' });
  });
});

describe('Security Hub', () => {
  test('is told that the recorder has a role of its own', () => {
    template.hasResource('AWS::SecurityHub::SecurityControl', {
      DependsOn: [Match.stringLikeRegexp('BestPractices')],
      Properties: {
        SecurityControlId: 'Config.1',
        Parameters: { includeConfigServiceLinkedRoleCheck: { ValueType: 'CUSTOM', Value: { Boolean: false } } },
      },
    });
  });

  test('keeps asking for the service-linked role where the recorder is another’s', () => {
    synthesise({ singletons: { ...nothing, securityHub: 'create' } }).resourceCountIs('AWS::SecurityHub::SecurityControl', 0);
  });
});

test('access from outside of the account is analysed, and unused access, which costs by the role, is not', () => {
  template.allResourcesProperties('AWS::AccessAnalyzer::Analyzer', { Type: 'ACCOUNT' });
});

test('nothing in the stack is a function or an inline policy', () => {
  template.resourceCountIs('AWS::Lambda::Function', 0);
  template.resourceCountIs('AWS::IAM::Policy', 0);
});
