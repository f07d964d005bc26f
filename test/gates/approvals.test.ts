import { readApprovals } from '../../src/gates/approvals';
import { readExecution } from '../../src/gates/execution';
import { type Answer, AwsStandIn, faults, json } from './aws-stand-in';

const action = (more: object = {}) => ({
  stageName: 'ApproveProd',
  actionName: 'ApproveProd',
  status: 'Succeeded',
  updatedBy: 'arn:aws:sts::111111111111:assumed-role/ReleaseApprover/first',
  lastUpdateTime: 1_793_606_400,
  input: {
    actionTypeId: { category: 'Approval', owner: 'AWS', provider: 'Manual', version: '1' },
    resolvedConfiguration: { CustomData: 'routine change, release abc' },
  },
  output: { executionResult: { externalExecutionSummary: 'Seen.' } },
  ...more,
});
const deployment = action({
  stageName: 'Dev',
  actionName: 'network.Deploy',
  input: { actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'CloudFormation', version: '1' } },
});

async function against<T>(answer: Answer, ask: (standIn: AwsStandIn) => Promise<T>): Promise<T> {
  const standIn = await AwsStandIn.answering(answer);
  try {
    return await ask(standIn);
  } finally {
    await standIn.stop();
  }
}
const approvals = (answer: Answer) => against(answer, ({ connection }) => readApprovals(connection, 'carepath', 'e'));

test('approvals are what CodePipeline recorded, with what was shown, from all pages', async () => {
  const asked: unknown[] = [];
  const found = await approvals((call, body, ...rest) => {
    asked.push(JSON.parse(body));
    const last = asked.length > 1;
    json({ actionExecutionDetails: last ? [action()] : [deployment], ...(last ? {} : { nextToken: 'more' }) })(call, body, ...rest);
  });
  expect(asked).toEqual([
    { pipelineName: 'carepath', filter: { pipelineExecutionId: 'e' } },
    { pipelineName: 'carepath', filter: { pipelineExecutionId: 'e' }, nextToken: 'more' },
  ]);
  expect(found).toEqual({
    state: 'read',
    value: [
      {
        stage: 'ApproveProd',
        action: 'ApproveProd',
        by: 'arn:aws:sts::111111111111:assumed-role/ReleaseApprover/first',
        at: '2026-11-02T08:00:00.000Z',
        comment: 'Seen.',
        shown: 'routine change, release abc',
      },
    ],
  });
});

test('one that was refused or left open is none', async () => {
  const found = await approvals(json({ actionExecutionDetails: [action({ status: 'Failed' }), action({ status: 'InProgress' })] }));
  expect(found).toEqual({ state: 'read', value: [] });
});

test.each([
  ['a status that nobody knows', { actionExecutionDetails: [action({ status: 'Waived' })] }],
  ['half a page', { actionExecutionDetails: [action({ stageName: undefined })] }],
  ['no list', {}],
])('%s is unreadable', async (_what, answer) => {
  expect(await approvals(json(answer))).toMatchObject({
    state: 'unreadable',
    reason: expect.stringContaining('something else than expected'),
  });
});

test('a page that comes again is unreadable, not endless', async () => {
  expect(await approvals(json({ actionExecutionDetails: [], nextToken: 'same' }))).toMatchObject({
    state: 'unreadable',
    reason: 'the approvals of execution e: AWS answered the same page twice; ask again',
  });
});

test('a rollback is told from a release', async () => {
  const execution = (executionType?: string) =>
    against(json({ pipelineExecution: { pipelineExecutionId: 'e', executionType } }), ({ connection }) =>
      readExecution(connection, 'carepath', 'e'),
    );
  expect(await execution('ROLLBACK')).toEqual({ state: 'read', value: { id: 'e', type: 'ROLLBACK' } });
  expect(await execution()).toEqual({ state: 'read', value: { id: 'e', type: 'STANDARD' } });
  expect(await execution('REHEARSAL')).toMatchObject({ state: 'unreadable' });
});

test.each(Object.entries(faults))('%s: unreadable, with a sentence', async (_kind, { answer, sentence }) => {
  expect(await approvals(answer)).toEqual({ state: 'unreadable', reason: expect.stringMatching(sentence) });
});
