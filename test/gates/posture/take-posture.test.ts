import { collectBaseline } from '../../../src/gates/posture/baseline';
import { readRunning } from '../../../src/gates/posture/read-running';
import { releasePartsOf } from '../../../src/gates/posture/release-parts';
import { takePosture } from '../../../src/gates/posture/take-posture';
import { synthesisedAssembly } from '../../synthesised';
import { type Answer, AwsStandIn, faults, json, refusal, silence } from '../aws-stand-in';
import { gateContext } from '../gate-context';
import { queryRefusal, stackResources, xmlFields, xmlPage } from '../query-answers';

const parts = { stacks: [{ name: 'Prod-data', region: 'us-east-1' }], pack: 'hipaa-security' };
const noncompliant = (rule: string, ResourceType: string, ResourceId: string) => ({
  ComplianceType: 'NON_COMPLIANT',
  EvaluationResultIdentifier: {
    EvaluationResultQualifier: { ConfigRuleName: `${rule}-conformance-pack-abc123`, ResourceType, ResourceId },
  },
});

/** An account with one stack of one bucket, by the name of the call. */
const account: Readonly<Record<string, Answer>> = {
  ListStackResources: stackResources([['Bucket', 'AWS::S3::Bucket', 'prod-data-1']]),
  GetConformancePackComplianceDetails: (_call, body, ...rest) => {
    const more = body.includes('"NextToken":"more"');
    const results = more
      ? [noncompliant('iam-policy', 'AWS::IAM::Role', 'AROAEXAMPLE'), noncompliant('s3-logging', 'AWS::S3::Bucket', 'somebody-elses')]
      : [noncompliant('s3-logging', 'AWS::S3::Bucket', 'prod-data-1')];
    json({ ConformancePackRuleEvaluationResults: results, ...(!more && { NextToken: 'more' }) })(_call, body, ...rest);
  },
  'POST /findings': json({
    Findings: [
      { Id: 'f1', Title: 'Public bucket', Resources: [{ Type: 'AwsS3Bucket', Id: 'arn:aws:s3:::prod-data-1' }] },
      { Id: 'f2', Title: 'Public bucket', Resources: [{ Type: 'AwsS3Bucket', Id: 'arn:aws:s3:::somebody-elses' }] },
    ],
  }),
  DetectStackDrift: xmlFields('DetectStackDrift', { StackDriftDetectionId: 'd' }),
  DescribeStackDriftDetectionStatus: xmlFields('DescribeStackDriftDetectionStatus', { DetectionStatus: 'DETECTION_COMPLETE' }),
  DescribeStackResourceDrifts: xmlPage('DescribeStackResourceDrifts', 'StackResourceDrifts', [
    {
      LogicalResourceId: 'Bucket',
      StackResourceDriftStatus: 'MODIFIED',
      PropertyDifferences: '<member><PropertyPath>/Tags</PropertyPath><ActualValue>secret</ActualValue></member>',
    },
  ]),
};

async function against<T>(calls: Readonly<Record<string, Answer>>, ask: (standIn: AwsStandIn) => Promise<T>): Promise<T> {
  const isSilent = Object.values(calls).includes(silence);
  const standIn = await AwsStandIn.answering(
    (call, ...rest) => (calls[call] ?? queryRefusal('ValidationError', call))(call, ...rest),
    isSilent,
  );
  try {
    return await ask(standIn);
  } finally {
    await standIn.stop();
  }
}
const taken = async (calls: Readonly<Record<string, Answer>> = {}) =>
  (await against({ ...account, ...calls }, ({ connection }) => takePosture(gateContext(), parts, () => connection))).posture;

test('what is wrong with the environment’s own resources is read, from all pages, and nobody else’s', async () => {
  const { compliance, findings, drift } = await taken();
  expect([compliance, findings, drift].map((one) => one.state === 'read' && one.value.map(({ text, whose }) => [text, whose]))).toEqual([
    [
      ['prod-data-1 (AWS::S3::Bucket) does not comply with s3-logging', 'own'],
      ['AROAEXAMPLE (AWS::IAM::Role) does not comply with iam-policy', 'unknown'],
    ],
    [['Security Hub calls critical: Public bucket (arn:aws:s3:::prod-data-1)', 'own']],
    [['Prod-data/Bucket differs from its template at /Tags', 'own']],
  ]);
});

test('values that drifted are not kept: they may be secret', async () => {
  expect(JSON.stringify(await taken())).not.toContain('secret');
});

test('an empty account is a fact', async () => {
  const missing = queryRefusal('ValidationError', 'Stack with id Prod-data does not exist');
  const { compliance, findings, drift } = await taken({
    ListStackResources: missing,
    DetectStackDrift: missing,
    GetConformancePackComplianceDetails: refusal('NoSuchConformancePackException'),
    'POST /findings': refusal('InvalidAccessException', 'Account 444444444444 is not subscribed to AWS Security Hub', 401),
  });
  expect([compliance, findings, drift]).toEqual([{ state: 'absent' }, { state: 'absent' }, { state: 'absent' }]);
});

test('a hub that refuses for another reason is unreadable', async () => {
  const { findings } = await taken({ 'POST /findings': refusal('InvalidAccessException', 'The account is suspended', 401) });
  expect(findings.state).toBe('unreadable');
});

test('a detection that does not end is unreadable, after ten minutes', async () => {
  const running = xmlFields('DescribeStackDriftDetectionStatus', { DetectionStatus: 'DETECTION_IN_PROGRESS' });
  const { drift } = await taken({ DescribeStackDriftDetectionStatus: running });
  expect(drift).toEqual({ state: 'unreadable', reason: 'the drift of Prod-data: its detection did not end within ten minutes' });
});

test('a detection that failed for a resource is a fault like others', async () => {
  const DetectionStatusReason = 'no handler';
  const failed = xmlFields('DescribeStackDriftDetectionStatus', { DetectionStatus: 'DETECTION_FAILED', DetectionStatusReason });
  const { drift } = await taken({ DescribeStackDriftDetectionStatus: failed });
  expect(drift.state === 'read' && drift.value.map(({ key }) => key)).toContain('Prod-data not detected');
});

const aspects = [
  ['ListStackResources', 'compliance'],
  ['GetConformancePackComplianceDetails', 'compliance'],
  ['POST /findings', 'findings'],
  ['DetectStackDrift', 'drift'],
  ['DescribeStackResourceDrifts', 'drift'],
] as const;
test.each(aspects.flatMap(([call, aspect]) => Object.entries(faults).map(([kind, { answer }]) => [kind, call, aspect, answer] as const)))(
  '%s at %s: %s is unreadable, with a sentence',
  async (_kind, call, aspect, answer) => {
    expect((await taken({ [call]: answer }))[aspect]).toEqual({ state: 'unreadable', reason: expect.stringMatching(/^the .{20,}/) });
  },
);

test('a baseline on a laptop blocks: nobody could find it again', async () => {
  const { pipeline: _pipeline, ...laptop } = gateContext();
  const { baseline } = await collectBaseline(laptop, undefined, { ...parts, makesHub: true, services: [] });
  expect(baseline).toMatchObject({ state: 'unreadable', reason: expect.stringMatching(/--execution and --evidence$/) });
});

describe('a service', () => {
  const arn = 'arn:aws:ecs:us-east-1:444444444444:service/Prod/eshop';
  const calls: Readonly<Record<string, Answer>> = {
    DescribeServices: json({ services: [{ desiredCount: 1 }] }),
    ListTasks: json({ taskArns: ['task/1'] }),
    DescribeTasks: json({
      tasks: [{ taskArn: 'task/1', containers: [{ name: 'Service', image: 'r@sha256:1', imageDigest: 'sha256:1' }] }],
    }),
  };
  const running = (more: Readonly<Record<string, Answer>> = {}) =>
    against({ ...calls, ...more }, ({ connection }) => readRunning(connection, arn));

  test('is read with the images of its tasks', async () => {
    expect(await running()).toEqual({
      state: 'read',
      value: { desired: 1, tasks: [{ arn: 'task/1', containers: [{ name: 'Service', image: 'r@sha256:1', imageDigest: 'sha256:1' }] }] },
    });
  });

  test('that ECS does not know is unreadable', async () => {
    expect((await running({ DescribeServices: json({ services: [], failures: [{ reason: 'MISSING' }] }) })).state).toBe('unreadable');
  });

  test.each(Object.keys(calls).flatMap((call) => Object.entries(faults).map(([kind, { answer }]) => [kind, call, answer] as const)))(
    '%s at %s: unreadable',
    async (_kind, call, answer) => {
      expect(await running({ [call]: answer })).toEqual({ state: 'unreadable', reason: expect.stringMatching(/^the service arn:/) });
    },
  );
});

test('of this repository’s prod, every service has an image with a digest, and the pack has its name', () => {
  const { pack, makesHub, services } = releasePartsOf(synthesisedAssembly(), 'Prod');
  expect([pack, makesHub, services.length]).toEqual(['hipaa-security', true, 3]);
  expect(services.flatMap(({ containers }) => containers).every(({ digest }) => digest.startsWith('sha256:'))).toBe(true);
});
