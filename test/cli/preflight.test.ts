import { bootstrapPlans } from '../../src/accounts/bootstrap-plan';
import type { Row } from '../../src/accounts/preflight/row';
import type { NameServers } from '../../src/accounts/preflight/zone';
import { loadAssembly } from '../../src/assembly/load-assembly';
import { preflightCommand } from '../../src/cli/preflight';
import { type Answer, AwsStandIn, faults, json, refusal } from '../gates/aws-stand-in';
import { synthesisedDirectory } from '../synthesised';
import { CapturedTerminal } from './captured-terminal';

const delegated: NameServers = async () => ['ns-1.awsdns-01.org', 'ns-2.awsdns-02.com'];
const fails =
  (code: string): NameServers =>
  async () => {
    throw Object.assign(new Error('no'), { code });
  };

const xml =
  (body: string, status = 200): Answer =>
  (_call, _body, response) => {
    response.writeHead(status, { 'content-type': 'text/xml' }).end(body);
  };
const result = (call: string, body: string) => xml(`<${call}Response><${call}Result>${body}</${call}Result></${call}Response>`);
const noStack = xml(
  '<ErrorResponse><Error><Code>ValidationError</Code><Message>Stack x does not exist</Message></Error></ErrorResponse>',
  400,
);
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const [plan] = bootstrapPlans(loadAssembly(synthesisedDirectory()), 'dev');

/** An account that is ready for its first promotion. */
const ready: Readonly<Record<string, Answer>> = {
  GetCallerIdentity: result('GetCallerIdentity', '<Account>222222222222</Account>'),
  GetTemplate: result('GetTemplate', `<TemplateBody>${escaped(JSON.stringify(plan?.policies.template))}</TemplateBody>`),
  DescribeStackResource: noStack,
  GetParameter: json({ Parameter: { Value: '33' } }),
  DescribeConfigurationRecorders: json({ ConfigurationRecorders: [] }),
  'GET /accounts': refusal('InvalidAccessException', 'Account 222222222222 is not subscribed to AWS Security Hub', 401),
};

async function checked(answers: Readonly<Record<string, Answer>> = {}, nameServers = delegated, environment = 'dev') {
  const table = { ...ready, ...answers };
  const standIn = await AwsStandIn.answering((call, ...rest) => (table[call] ?? refusal('UnknownOperationException', call))(call, ...rest));
  const terminal = new CapturedTerminal();
  try {
    const options = { assembly: synthesisedDirectory(), environment, json: true };
    const code = await preflightCommand(options, terminal, { connection: standIn.connection, nameServers });
    const { rows } = JSON.parse(terminal.printed) as { readonly rows: readonly Row[] };
    const of = (what: string) => rows.find((row) => row.what.startsWith(what));
    return { code, rows, of };
  } finally {
    await standIn.stop();
  }
}

test('an account that is ready has nothing missing, and says what nobody has checked', async () => {
  const { code, rows } = await checked();
  const states = rows.map(({ what, state }) => `${what}: ${state}`);
  expect(states).toEqual([
    'policies, boundaries, gates’ role: ok',
    'bootstrap stack in us-east-1: ok',
    'zone dev.example.com: ok',
    'recorder of AWS Config: ok',
    'Security Hub: ok',
    'trail: not checked',
    'GuardDuty: not checked',
    'access analyzer: not checked',
    'anomaly monitor: not checked',
    'service quotas: not checked',
  ]);
  expect(code).toBe(0);
});

describe('is missing, and exit code 1', () => {
  test.each([
    [
      'a bootstrap stack that is not there',
      { GetParameter: refusal('ParameterNotFound') },
      'bootstrap stack',
      /there is none; run `carepath bootstrap`/,
    ],
    ['an old one', { GetParameter: json({ Parameter: { Value: '5' } }) }, 'bootstrap stack', /version 5, and 6 is needed/],
    ['policies that are not there', { GetTemplate: noStack }, 'policies', /there is no stack carepath-bootstrap-policies/],
    [
      'policies of another release',
      { GetTemplate: result('GetTemplate', '<TemplateBody>{&quot;Resources&quot;:{}}</TemplateBody>') },
      'policies',
      /of another release/,
    ],
    [
      'a recorder that the release would make a second time',
      { DescribeConfigurationRecorders: json({ ConfigurationRecorders: [{ name: 'default' }] }) },
      'recorder',
      /the account has default, and Dev-audit would fail to make its own: write `existing`/,
    ],
  ] as const)('%s', async (_what, answers, row, sentence) => {
    const { code, of } = await checked(answers);
    expect(of(row)).toMatchObject({ state: 'missing', detail: expect.stringMatching(sentence) });
    expect(code).toBe(1);
  });

  test('a zone that nobody has delegated', async () => {
    const { code, of } = await checked({}, fails('ENOTFOUND'));
    expect(of('zone')).toMatchObject({ state: 'missing', detail: expect.stringContaining('delegate dev.example.com from its parent') });
    expect(code).toBe(1);
  });

  test('a zone that is delegated to somebody else', async () => {
    const { of } = await checked({}, async () => ['ns1.example.net']);
    expect(of('zone')).toMatchObject({ state: 'missing', detail: expect.stringContaining('delegated to ns1.example.net') });
  });
});

test('a recorder that the release’s own stack has made is as it should be', async () => {
  const { of } = await checked({
    DescribeConfigurationRecorders: json({ ConfigurationRecorders: [{ name: 'default' }] }),
    DescribeStackResource: result(
      'DescribeStackResource',
      '<StackResourceDetail><ResourceStatus>CREATE_COMPLETE</ResourceStatus></StackResourceDetail>',
    ),
  });
  expect(of('recorder')).toMatchObject({ state: 'ok', detail: 'default, made by Dev-audit' });
});

test('a resolver that does not answer is unreadable, and no pass', async () => {
  const { code, of } = await checked({}, fails('ETIMEOUT'));
  expect(of('zone')).toMatchObject({ state: 'unreadable', detail: expect.stringContaining('ETIMEOUT') });
  expect(code).toBe(1);
});

/** Patience is the client's, which other tests try. */
const quick = Object.entries(faults).filter(([kind]) => kind !== 'no answer');
test.each(quick)('%s is unreadable, and no pass', async (_kind, { answer, sentence }) => {
  const { code, of } = await checked({ GetParameter: answer, DescribeConfigurationRecorders: answer });
  for (const row of ['bootstrap stack', 'recorder']) {
    expect(of(row)).toMatchObject({ state: 'unreadable', detail: expect.stringMatching(sentence) });
  }
  expect(code).toBe(1);
});

test('of an account whose credentials are not at hand, the public DNS alone is asked', async () => {
  const { rows, code } = await checked({}, delegated, 'prod');
  expect(rows.map(({ what, state }) => `${what}: ${state}`)).toEqual([
    'policies, bootstrap stacks, singletons: not checked',
    'zone prod.example.com: ok',
    'service quotas: not checked',
  ]);
  expect(code).toBe(0);
});
