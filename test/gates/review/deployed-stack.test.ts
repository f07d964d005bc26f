import { decideReview, type ReviewFacts } from '../../../src/gates/review/decide-review';
import { readDeployed } from '../../../src/gates/review/deployed-stack';
import { readRunningStacks } from '../../../src/gates/review/running-stacks';
import { type Answer, AwsStandIn, faults } from '../aws-stand-in';

const stack = { name: 'Prod-network', account: '444444444444', region: 'us-east-1', template: { state: 'absent' } } as const;

const xml =
  (body: string, status = 200): Answer =>
  (_call, _body, response) => {
    response.writeHead(status, { 'content-type': 'text/xml' }).end(body);
  };
const template = (body: string) =>
  xml(`<GetTemplateResponse><GetTemplateResult><TemplateBody>${body}</TemplateBody></GetTemplateResult></GetTemplateResponse>`);
const refused = (code: string, message: string) =>
  xml(`<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`, 400);

async function against<T>(answer: Answer, ask: (standIn: AwsStandIn) => Promise<T>): Promise<T> {
  const standIn = await AwsStandIn.answering(answer);
  try {
    return await ask(standIn);
  } finally {
    await standIn.stop();
  }
}
const deployed = (answer: Answer) => against(answer, ({ connection }) => readDeployed(connection, stack));

test('a stack’s template is read as it was handed in', async () => {
  let asked = '';
  const { template: found } = await deployed((call, body, ...rest) => {
    asked = body;
    template('{"Resources": {"Vpc": {"Type": "AWS::EC2::VPC"}}}')(call, body, ...rest);
  });
  expect(found).toEqual({ state: 'read', value: { Resources: { Vpc: { Type: 'AWS::EC2::VPC' } } } });
  expect(asked).toMatch(/Action=GetTemplate.*StackName=Prod-network.*TemplateStage=Original/);
});

test('a stack that is not there is a fact, and no other refusal is', async () => {
  expect((await deployed(refused('ValidationError', 'Stack with id Prod-network does not exist'))).template).toEqual({ state: 'absent' });
  expect((await deployed(refused('ValidationError', 'Stack name is too long'))).template).toMatchObject({ state: 'unreadable' });
});

test.each([
  ['a template that is not JSON', template('Resources: {}')],
  ['a template whose resource has no type', template('{"Resources": {"Vpc": {}}}')],
  ['an answer without a template', xml('<GetTemplateResponse><GetTemplateResult/></GetTemplateResponse>')],
])('%s is unreadable', async (_what, answer) => {
  expect((await deployed(answer)).template).toMatchObject({
    state: 'unreadable',
    reason: expect.stringMatching(/^stack Prod-network in 444444444444: /),
  });
});

test('stacks that stand are listed from all pages, those of the stage alone', async () => {
  const page = (names: readonly string[], next = '') =>
    xml(
      `<ListStacksResponse><ListStacksResult><StackSummaries>${names
        .map((name) => `<member><StackName>${name}</StackName><StackStatus>CREATE_COMPLETE</StackStatus></member>`)
        .join('')}</StackSummaries>${next && `<NextToken>${next}</NextToken>`}</ListStacksResult></ListStacksResponse>`,
    );
  const running = await against(
    (call, body, ...rest) =>
      (body.includes('NextToken=more') ? page(['Prod-old']) : page(['Prod-network', 'CDKToolkit'], 'more'))(call, body, ...rest),
    ({ connection }) => readRunningStacks(connection, 'Prod'),
  );
  expect(running).toEqual({ state: 'read', value: ['Prod-network', 'Prod-old'] });
});

const facts: ReviewFacts = { release: 'a'.repeat(64), stacks: [], running: [], exceptions: { state: 'absent' }, review: null };

test.each(Object.entries(faults))('%s: no review, and a sentence', async (_kind, { answer }) => {
  const { name, template: found } = await deployed(answer);
  expect(found.state).toBe('unreadable');
  const reason = found.state === 'unreadable' ? found.reason : '';
  const { outcome, reasons } = decideReview({ ...facts, stacks: [{ name, state: 'unreadable', reason }] });
  expect([outcome, reasons]).toEqual([
    'block',
    [expect.stringMatching(/^stack Prod-network in 444444444444: .*: nobody could say what the release changes$/)],
  ]);
});

test('a register that nobody can read blocks, one that is not there does not', () => {
  expect(decideReview({ ...facts, exceptions: { state: 'unreadable', reason: 'the review: access denied' } }).outcome).toBe('block');
});
