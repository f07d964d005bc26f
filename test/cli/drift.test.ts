import { type ConnectionTo, driftCommand } from '../../src/cli/drift';
import { run } from '../../src/cli/run';
import { removeAssemblies, writeAssembly } from '../assembly/write-assembly';
import { type Answer, AwsStandIn, faults } from '../gates/aws-stand-in';
import { fakeClock } from '../gates/fake-clock';
import { CapturedTerminal } from './captured-terminal';

afterAll(removeAssemblies);

const smoke = { url: 'https://api.example.com/status' };
const environment = {
  name: 'prod',
  stage: 'Prod',
  account: '444444444444',
  region: 'eu-west-1',
  approval: 'none',
  protectData: true,
} as const;
const assembly = writeAssembly({
  stages: { Prod: { network: { template: { Resources: {} } } } },
  manifest: {
    schemaVersion: 1,
    platform: 'carepath',
    source: { commit: 'unknown', committedAt: '2026-11-01T00:00:00Z', modified: false },
    environments: [{ ...environment, services: [], smoke }],
    withheldServices: [],
  },
});

const xml =
  (call: string, body: string): Answer =>
  (_call, _body, response) => {
    response
      .writeHead(200, { 'content-type': 'text/xml' })
      .end(`<${call}Response><${call}Result>${body}</${call}Result></${call}Response>`);
  };
const status = (word: string, reason = '') =>
  xml('DescribeStackDriftDetectionStatus', `<DetectionStatus>${word}</DetectionStatus>${reason}`);
const member =
  '<member><LogicalResourceId>Vpc</LogicalResourceId><ResourceType>AWS::EC2::VPC</ResourceType><StackResourceDriftStatus>MODIFIED</StackResourceDriftStatus><PropertyDifferences><member><PropertyPath>/EnableDnsSupport</PropertyPath></member></PropertyDifferences></member>';
const drifts = (members: string, token = '') =>
  xml('DescribeStackResourceDrifts', `<StackResourceDrifts>${members}</StackResourceDrifts>${token && `<NextToken>${token}</NextToken>`}`);
const usual: Readonly<Record<string, Answer>> = {
  DetectStackDrift: xml('DetectStackDrift', '<StackDriftDetectionId>one</StackDriftDetectionId>'),
  DescribeStackDriftDetectionStatus: status('DETECTION_COMPLETE'),
  DescribeStackResourceDrifts: drifts(''),
};

async function drift(answers: Readonly<Record<string, Answer>>, more: { json?: boolean } = {}, timeoutMilliseconds = 5_000) {
  const server = await AwsStandIn.answering((call, ...rest) => ({ ...usual, ...answers })[call]?.(call, ...rest));
  const connectionTo: ConnectionTo = (_manifest, _environment, region) => ({ ...server.connection, region, timeoutMilliseconds });
  const terminal = new CapturedTerminal();
  const code = await driftCommand({ assembly, ...more }, terminal, { clock: fakeClock(), connectionTo });
  await server.stop();
  return { code, printed: terminal.printed, calls: server.calls };
}

test('0 where everything is as its template says', async () => {
  expect(await drift({})).toMatchObject({
    code: 0,
    printed: '1 stacks: 0 drifted, 0 not deployed, 0 not looked at, or not at all of it.\n',
  });
});

test('1 where a resource has drifted, with the property and without its value', async () => {
  const { code, printed } = await drift({ DescribeStackResourceDrifts: drifts(member) });
  expect([code, printed]).toEqual([
    1,
    expect.stringMatching(/^drifted \S+\n {2}~ Vpc AWS::EC2::VPC: \/EnableDnsSupport\n1 stacks: 1 drifted/),
  ]);
});

test('what is on a later page is found', async () => {
  const pages: Answer = (call, body, ...rest) => (body.includes('NextToken=two') ? drifts(member) : drifts('', 'two'))(call, body, ...rest);
  expect(await drift({ DescribeStackResourceDrifts: pages })).toMatchObject({ code: 1 });
});

test('it is waited for', async () => {
  let asked = 0;
  const slow: Answer = (...given) => status(++asked < 3 ? 'DETECTION_IN_PROGRESS' : 'DETECTION_COMPLETE')(...given);
  const { code, calls } = await drift({ DescribeStackDriftDetectionStatus: slow });
  expect([code, calls.filter((call) => call === 'DescribeStackDriftDetectionStatus').length]).toEqual([0, 3]);
});

test('2 where it does not end', async () => {
  const { code, printed } = await drift({ DescribeStackDriftDetectionStatus: status('DETECTION_IN_PROGRESS') });
  expect([code, printed]).toEqual([2, expect.stringContaining('still looking after 15 minutes')]);
});

test('2 where CloudFormation could not look at a resource, and why', async () => {
  const failed = status('DETECTION_FAILED', '<DetectionStatusReason>Failed to detect drift on resource [Key]</DetectionStatusReason>');
  const { code, printed } = await drift({ DescribeStackDriftDetectionStatus: failed });
  expect([code, printed]).toEqual([2, expect.stringMatching(/^not looked at \S+\n {2}Failed to detect drift on resource \[Key\]/)]);
});

test('a stack that is not deployed is a fact', async () => {
  const gone: Answer = (_call, _body, response) => {
    const error = '<Code>ValidationError</Code><Message>Stack [Prod-network] does not exist</Message>';
    response.writeHead(400, { 'content-type': 'text/xml' }).end(`<ErrorResponse><Error>${error}</Error></ErrorResponse>`);
  };
  expect(await drift({ DetectStackDrift: gone })).toMatchObject({ code: 0, printed: expect.stringContaining('1 not deployed') });
});

test('the JSON has each stack', async () => {
  const { printed } = await drift({ DescribeStackResourceDrifts: drifts(member) }, { json: true });
  expect(JSON.parse(printed)).toMatchObject([
    { environment: 'prod', drift: { state: 'read', value: { resources: [{ logicalId: 'Vpc' }] } } },
  ]);
});

const wire = ['no answer', 'a connection that is cut', 'a page of a proxy', 'half an answer'];
describe.each(Object.keys(usual))('%s', (call) => {
  test.each(wire)('%s: 2, with a sentence', async (kind) => {
    const fault = faults[kind];
    const { code, printed } = await drift({ [call]: fault?.answer ?? (() => undefined) }, {}, kind === 'no answer' ? 300 : undefined);
    expect([code, printed.replace(/\s+/g, ' ')]).toEqual([
      2,
      expect.stringMatching(kind === 'a page of a proxy' ? /something else than expected/ : (fault?.sentence ?? /never/)),
    ]);
  });
});

test('an environment that is not there is refused with those that are', async () => {
  const terminal = new CapturedTerminal();
  expect(await run(['drift', '--assembly', assembly, '--environment', 'test'], terminal)).toBe(2);
  expect(terminal.said).toContain('It knows: prod.');
});
