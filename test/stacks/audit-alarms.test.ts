import { Template } from 'aws-cdk-lib/assertions';
import type { Environment } from '../../src/schema/environment';
import { AuditStack } from '../../src/stacks/audit/audit-stack';
import { exampleEnvironment } from './example-environment';
import { exampleStage } from './example-stage';

function synthesise(overrides: Partial<Environment> = {}): Template {
  const environment = exampleEnvironment(overrides);
  return Template.fromStack(new AuditStack(exampleStage(environment), environment));
}

const { singletons } = exampleEnvironment();
const template = synthesise();
const foreignTrail = synthesise({ singletons: { ...singletons, cloudTrail: 'organisation' } });
const topic = { Ref: expect.stringMatching(/^Alarms/) };

interface Pattern {
  readonly 'detail-type'?: unknown;
  readonly detail: {
    readonly eventName?: unknown[];
    readonly requestParameters?: Record<string, unknown>;
    readonly [field: string]: unknown;
  };
}

const rules = (of = template) => Object.values(of.findResources('AWS::Events::Rule')).map(({ Properties }) => Properties);
const patterns = (of = template): Pattern[] => rules(of).map(({ EventPattern }) => EventPattern);
/** The patterns that hear of a call by its name. */
const hearing = (eventName: string, of = template) => patterns(of).filter(({ detail }) => detail.eventName?.includes(eventName));
const logGroups = ['Staging-', '/aws/rds/', 'aws-waf-logs-'].map((prefix) => ({ prefix }));
const alarms = () => Object.values(template.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties);

describe('an alarm is raised when somebody', () => {
  test.each([
    ['stops the trail', 'cloudtrail', 'StopLogging'],
    ['deletes the trail', 'cloudtrail', 'DeleteTrail'],
    ['changes the trail', 'cloudtrail', 'UpdateTrail'],
    ['narrows what the trail records', 'cloudtrail', 'PutEventSelectors'],
    ['disables a key', 'kms', 'DisableKey'],
    ['schedules a key’s deletion', 'kms', 'ScheduleKeyDeletion'],
    ['stops the recorder', 'config', 'StopConfigurationRecorder'],
    ['deletes the recorder', 'config', 'DeleteConfigurationRecorder'],
    ['deletes the detector', 'guardduty', 'DeleteDetector'],
    ['changes the detector', 'guardduty', 'UpdateDetector'],
    ['disables Security Hub', 'securityhub', 'DisableSecurityHub'],
    ['deletes the analyser', 'access-analyzer', 'DeleteAnalyzer'],
  ])('%s, whoever owns the trail', (_, service, eventName) => {
    for (const each of [template, foreignTrail]) {
      expect(hearing(eventName, each)).toEqual([
        {
          'detail-type': ['AWS API Call via CloudTrail'],
          detail: { eventSource: expect.arrayContaining([`${service}.amazonaws.com`]), eventName: expect.arrayContaining([eventName]) },
        },
      ]);
    }
  });

  test.each([
    ['DisableRule', 'name', 'Staging-'],
    ['PutRule', 'name', 'Staging-'],
    ['RemoveTargets', 'rule', 'Staging-'],
    ['PutTargets', 'rule', 'Staging-'],
    ['DeleteAlarms', 'alarmNames', 'Staging-'],
    ['DeleteTopic', 'topicArn', 'arn:aws:sns:us-east-1:222222222222:Staging-'],
    ['Unsubscribe', 'subscriptionArn', 'arn:aws:sns:us-east-1:222222222222:Staging-'],
  ])('calls %s on what belongs to the environment', (eventName, parameter, prefix) => {
    expect(hearing(eventName).map(({ detail }) => detail.requestParameters)).toEqual([{ [parameter]: [{ prefix }] }]);
  });

  test('silences a topic, in the Region where the environment stands', () => {
    const frankfurt = synthesise({ region: 'eu-central-1' });
    expect(hearing('DeleteTopic', frankfurt).map(({ detail }) => detail.requestParameters)).toEqual([
      { topicArn: [{ prefix: 'arn:aws:sns:eu-central-1:222222222222:Staging-' }] },
    ]);
  });

  test('shortens the retention of logs, but not when a release sets it as configured', () => {
    expect(hearing('PutRetentionPolicy').map(({ detail }) => detail.requestParameters)).toEqual([
      { logGroupName: logGroups, retentionInDays: [{ numeric: ['<', 90] }] },
    ]);
  });

  test('deletes logs, also those whose names AWS prescribes', () => {
    for (const eventName of ['DeleteLogGroup', 'DeleteLogStream', 'DeleteRetentionPolicy', 'DisassociateKmsKey']) {
      expect(hearing(eventName).map(({ detail }) => detail.requestParameters)).toEqual([{ logGroupName: logGroups }]);
    }
  });

  test('changes anything about a bucket of logs', () => {
    const [pattern] = patterns().filter(({ detail }) => detail.requestParameters?.bucketName);
    expect(pattern?.detail).toEqual({
      eventSource: ['s3.amazonaws.com'],
      eventName: [{ prefix: 'PutBucket' }, { prefix: 'DeleteBucket' }, 'PutObjectLockConfiguration'],
      requestParameters: {
        bucketName: ['AccessLogs', 'TrailBucket', 'ConfigurationBucket'].map((id) => ({ Ref: expect.stringMatching(`^${id}`) })),
      },
    });
  });

  test('is found by GuardDuty at something severe, or at acting as root or covering tracks', () => {
    const [severe, telling] = patterns().filter((pattern) => JSON.stringify(pattern).includes('GuardDuty Finding'));
    expect(severe?.detail).toEqual({ severity: [{ numeric: ['>=', 7] }] });
    expect(telling?.detail).toMatchObject({
      type: expect.arrayContaining(['Policy:IAMUser/RootCredentialUsage', 'Stealth:IAMUser/CloudTrailLoggingDisabled']),
    });
  });

  test('opens something to everybody', () => {
    expect(patterns().map(({ detail }) => detail)).toContainEqual({ status: ['ACTIVE'], isPublic: [true] });
  });
});

describe('the root user', () => {
  const byEvent = (of: Template) => patterns(of).filter(({ detail }) => JSON.stringify(detail).includes('"Root"'));

  test('is heard of in all Regions through the log group of our own trail', () => {
    template.hasResourceProperties('AWS::Logs::MetricFilter', {
      LogGroupName: { Ref: 'TrailLogGroup4CBE3AF5' },
      FilterPattern: '{$.userIdentity.type="Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType !="AwsServiceEvent"}',
    });
    expect(byEvent(template)).toEqual([]);
  });

  test('is heard of through events where the trail is another’s', () => {
    expect(byEvent(foreignTrail)).toEqual([
      {
        'detail-type': [{ suffix: ' via CloudTrail' }],
        detail: {
          userIdentity: { type: ['Root'], invokedBy: [{ exists: false }] },
          eventType: [{ 'anything-but': ['AwsServiceEvent'] }],
        },
      },
    ]);
  });
});

describe('what the trail writes', () => {
  test.each([
    ['RootUse', 1],
    ['SignInWithoutMfa', 1],
    ['SignInFailures', 5],
    ['RefusedCalls', 50],
    ['TamperingElsewhere', 1],
  ])('is counted as %s, and %d in five minutes are an alarm', (MetricName, Threshold) => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'Carepath/Audit',
      MetricName,
      Threshold,
      Period: 300,
      Statistic: 'Sum',
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
    });
  });

  test('is searched for what is taken away in the Regions that events do not come from', () => {
    const filters = synthesise({ region: 'eu-central-1' }).findResources('AWS::Logs::MetricFilter', {
      Properties: { FilterName: 'TamperingElsewhere' },
    });
    const [{ Properties } = { Properties: {} }] = Object.values(filters);
    expect(Properties.FilterPattern).toMatch(
      /^{\(\$\.awsRegion != "eu-central-1"\) && \(.*\(\$\.eventName = "ScheduleKeyDeletion"\).*\)}$/,
    );
    expect(Properties.FilterPattern.length).toBeLessThanOrEqual(1024);
  });

  test('is missed after three hours of silence, and no data is silence', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Metrics: [
        { Expression: 'FILL(events, 0)' },
        { MetricStat: { Metric: { Namespace: 'AWS/Logs', MetricName: 'IncomingLogEvents' }, Period: 3600 }, ReturnData: false },
      ],
      EvaluationPeriods: 3,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
  });

  test('is not counted where the trail is another’s: its log group is not here', () => {
    foreignTrail.resourceCountIs('AWS::Logs::MetricFilter', 0);
    foreignTrail.resourceCountIs('AWS::CloudWatch::Alarm', 0);
  });
});

describe('every alarm', () => {
  test('says what it means, where to look and where its runbook is', () => {
    const said = /^[A-Z][\w ]+: .+\. .+\. Runbook: src\/stacks\/audit\/README\.md#[a-z-]+$/;
    for (const { Description } of rules()) expect(Description).toMatch(said);
    for (const { AlarmDescription } of alarms()) expect(AlarmDescription).toMatch(said);
  });

  test('speaks on the topic', () => {
    for (const { Targets } of rules()) expect(Targets.map(({ Arn }: { Arn: unknown }) => Arn)).toEqual([topic]);
    for (const { AlarmActions } of alarms()) expect(AlarmActions).toEqual([topic]);
  });

  test('of a call names who called, from where and when, and of no patient', () => {
    const ofCalls = rules(foreignTrail).filter(({ EventPattern }) =>
      JSON.stringify(EventPattern['detail-type']).includes('via CloudTrail'),
    );
    expect(ofCalls).toHaveLength(12);
    for (const { Targets } of ofCalls) {
      expect(Object.values(Targets[0].InputTransformer.InputPathsMap)).toEqual([
        '$.detail.eventName',
        '$.detail.userIdentity.arn',
        '$.detail.sourceIPAddress',
        '$.detail.eventTime',
        '$.detail.errorCode',
        '$.detail.eventID',
      ]);
    }
  });
});

describe('the topic', () => {
  test('mails to whom the environment alarms', () => {
    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'platform-team@example.com' });
  });

  test('is published to by these rules through one role, with its key, and nothing else', () => {
    const policies = Object.values(template.findResources('AWS::IAM::ManagedPolicy')).map(({ Properties }) => Properties.PolicyDocument);
    const [publish] = policies.filter((document) => JSON.stringify(document).includes('sns:Publish'));
    expect(publish.Statement).toEqual([
      { Effect: 'Allow', Action: 'sns:Publish', Resource: topic },
      {
        Effect: 'Allow',
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Resource: { 'Fn::GetAtt': [expect.stringMatching(/^AlarmsKey/), 'Arn'] },
      },
    ]);
    const roles = new Set(rules().flatMap(({ Targets }) => Targets.map(({ RoleArn }: { RoleArn: unknown }) => JSON.stringify(RoleArn))));
    expect([...roles]).toEqual([expect.stringContaining('TamperingPublisher')]);
  });
});
