import { Match } from 'aws-cdk-lib/assertions';
import { exampleEnvironment, exampleService } from '../example-environment';
import { exampleSet } from '../example-set';

const set = exampleSet();
const observability = set.template('observability');
const eshop = set.template('service-eshop');
const cluster = set.template('cluster');

describe('alarms', () => {
  test('on the API’s failures use the names of an HTTP API, and need a number of requests to speak of a rate', () => {
    observability.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Threshold: 1,
      EvaluationPeriods: 5,
      Metrics: Match.arrayWith([
        Match.objectLike({ Expression: 'IF(requests >= 50, 100 * FILL(errors, 0) / requests, 0)' }),
        Match.objectLike({
          MetricStat: Match.objectLike({ Metric: Match.objectLike({ MetricName: '5xx', Namespace: 'AWS/ApiGateway' }) }),
        }),
        Match.objectLike({ MetricStat: Match.objectLike({ Metric: Match.objectLike({ MetricName: 'Count' }) }) }),
      ]),
    });
  });

  test.each([
    ['p95', 500],
    ['p99', 1500],
  ])('on the API’s latency watch %s', (percentile, milliseconds) => {
    observability.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'Latency',
      ExtendedStatistic: percentile,
      Threshold: milliseconds,
      EvaluateLowSampleCountPercentile: 'ignore',
    });
  });

  test.each([
    ['CPUUtilization', 70],
    ['MemoryUtilization', 80],
  ])('on a service watch %s above %d %%, for all of 15 minutes', (metric, percent) => {
    eshop.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/ECS',
      MetricName: metric,
      Threshold: percent,
      ComparisonOperator: 'GreaterThanThreshold',
      Period: 60,
      EvaluationPeriods: 15,
      DatapointsToAlarm: Match.absent(),
      Dimensions: [Match.objectLike({ Name: 'ClusterName' }), Match.objectLike({ Name: 'ServiceName' })],
    });
  });

  test('on a target group watch unhealthy hosts', () => {
    eshop.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'UnHealthyHostCount',
      Statistic: 'Maximum',
      Threshold: 0,
      DatapointsToAlarm: 4,
      EvaluationPeriods: 5,
    });
  });

  test('exist for every service', () => {
    for (const name of ['service-eshop', 'service-pharmacy', 'service-doctor']) {
      expect(set.resources('AWS::CloudWatch::Alarm', name)).toHaveLength(8);
    }
  });

  test('on CPU stand above what scaling aims at', () => {
    const services = [exampleService({ scaling: { ...exampleService().scaling, cpuPercent: 80 } })];
    exampleSet({ services }).template('service-pharmacy').hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'CPUUtilization',
      Threshold: 90,
    });
  });
});

describe('the topics of alarms', () => {
  test('are encrypted under a key that CloudWatch may use', () => {
    cluster.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('AlarmsKey'), 'Arn'] } });
    cluster.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({ Principal: { Service: 'cloudwatch.amazonaws.com' }, Action: ['kms:Decrypt', 'kms:GenerateDataKey*'] }),
        ]),
      },
    });
  });

  test('take messages over TLS only, and from this account’s alarms', () => {
    cluster.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          Match.objectLike({
            Effect: 'Allow',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': '222222222222' } },
          }),
        ]),
      },
    });
  });

  test('mail whom configuration names', () => {
    cluster.hasResourceProperties('AWS::SNS::Subscription', {
      Endpoint: 'platform-team@example.com',
      TopicArn: { Ref: Match.stringLikeRegexp('^Alarms') },
    });
    cluster.hasResourceProperties('AWS::SNS::Subscription', {
      Endpoint: 'on-call@example.com',
      TopicArn: { Ref: Match.stringLikeRegexp('^Pages') },
    });
  });

  test('share one key, which is paid for by the month', () => {
    expect(
      new Set(set.resources('AWS::SNS::Topic', 'cluster').map(({ Properties }) => JSON.stringify(Properties.KmsMasterKeyId))).size,
    ).toBe(1);
  });
});

describe('CloudFront', () => {
  const metrics = (stack: string, of = set) =>
    of
      .resources('AWS::CloudWatch::Alarm', stack)
      .flatMap(({ Properties }) => (Properties.Metrics ?? []) as { Expression?: string }[])
      .flatMap(({ Expression = '' }) => (Expression.startsWith('SELECT') ? Expression : []));
  const queries = [
    'SELECT AVG("5xxErrorRate") FROM SCHEMA("AWS/CloudFront", DistributionId, Region)',
    'SELECT SUM("Requests") FROM SCHEMA("AWS/CloudFront", DistributionId, Region)',
  ];
  const ireland = exampleSet({ region: 'eu-west-1' });

  test('is watched beside the rest in its own Region, by a query, since the stack may be older than the distribution', () => {
    expect(metrics('observability')).toEqual(queries);
    expect(metrics('edge-global')).toEqual([]);
  });

  test('is watched in us-east-1 where the environment is elsewhere, with its certificate', () => {
    expect(metrics('observability', ireland)).toEqual([]);
    expect(metrics('edge-global', ireland)).toEqual(queries);
    ireland.template('edge-global').hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'DaysToExpiry' });
  });

  test('speaks there to topics there, which mail the same people', () => {
    const endpoints = (stack: string) => ireland.resources('AWS::SNS::Subscription', stack).map(({ Properties }) => Properties.Endpoint);
    expect(endpoints('edge-global').sort()).toEqual(endpoints('cluster').sort());
    const [alarm] = ireland.resources('AWS::CloudWatch::CompositeAlarm', 'edge-global');
    expect(alarm?.Properties.AlarmActions).toEqual([{ Ref: expect.stringMatching(/Pages/) }]);
  });

  test('has no alarm where a REST API is the edge', () => {
    expect(metrics('observability', exampleSet({ edge: { ...exampleEnvironment().edge, kind: 'rest-api' } }))).toEqual([]);
  });
});
