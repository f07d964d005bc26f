import { type BootstrapReport, bootstrapCommand } from '../../src/cli/bootstrap';
import { run } from '../../src/cli/run';
import { removeAssemblies, writeAssembly } from '../assembly/write-assembly';
import { type Answer, AwsStandIn, faults } from '../gates/aws-stand-in';
import { synthesisedDirectory } from '../synthesised';
import { CapturedTerminal } from './captured-terminal';

afterAll(removeAssemblies);

async function carepath(...argv: string[]) {
  const terminal = new CapturedTerminal();
  const code = await run(['bootstrap', '--assembly', synthesisedDirectory(), ...argv], terminal);
  return { code, printed: terminal.printed, said: terminal.said };
}

const xml =
  (body: string, status = 200): Answer =>
  (_call, _body, response) => {
    response.writeHead(status, { 'content-type': 'text/xml' }).end(body);
  };
const refused = (code: string, message: string) =>
  xml(`<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`, 400);
const callerIs = (account: string) =>
  xml(
    `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Account>${account}</Account>` +
      '</GetCallerIdentityResult></GetCallerIdentityResponse>',
  );

/** How bootstrapping ends: it says why in an error that the CLI prints, and exits 2. */
async function failure(answer: Answer): Promise<{ readonly name: string; readonly message: string; readonly calls: readonly string[] }> {
  const standIn = await AwsStandIn.answering(answer);
  try {
    await bootstrapCommand({ assembly: synthesisedDirectory() }, new CapturedTerminal(), standIn.connection);
    throw new Error('it has bootstrapped');
  } catch (error) {
    const { name, message } = error as Error;
    return { name, message, calls: standIn.calls };
  } finally {
    await standIn.stop();
  }
}

describe('what is printed', () => {
  test('is a script for every account, policies before the bootstrap stack that names them', async () => {
    const { code, printed } = await carepath('--print');
    const steps = printed.match(/^(# [a-z]+: with|aws cloudformation deploy|npx cdk bootstrap)/gm);
    expect(steps).toEqual(
      ['pipeline', 'dev', 'staging', 'prod'].flatMap((name) => [`# ${name}: with`, 'aws cloudformation deploy', 'npx cdk bootstrap']),
    );
    expect(code).toBe(0);
  });

  test('trusts the pipeline’s account with deployments alone, and only where it is not at home', async () => {
    const { printed } = await carepath('--print');
    const commands = printed.split('\n').filter((line) => line.startsWith('npx cdk bootstrap'));
    expect(commands.map((line) => /--trust (\d+)/.exec(line)?.[1])).toEqual([undefined, '111111111111', '111111111111', '111111111111']);
    expect(printed).not.toContain('--trust-for-lookup');
  });

  test('has a bootstrap in every Region where stacks go', async () => {
    const stack = { template: { Parameters: { BootstrapVersion: { Type: 'x', Default: '/cdk-bootstrap/other/version' } }, Resources: {} } };
    const assembly = writeAssembly({
      stacks: {
        home: { ...stack, environment: 'aws://111111111111/eu-west-1' },
        edge: { ...stack, environment: 'aws://222222222222/us-east-1' },
        one: { ...stack, environment: 'aws://222222222222/eu-west-1' },
        two: { ...stack, environment: 'aws://222222222222/eu-west-1' },
      },
      manifest: {
        schemaVersion: 1,
        platform: 'x',
        source: { commit: 'unknown', committedAt: '2026-11-01T00:00:00Z', modified: false },
        environments: [],
        withheldServices: [],
        pipeline: { account: '111111111111', load: { releases: 1, buildMinutes: 1, actionMinutes: 1, imageGb: 1, ageMonths: 1 } },
      },
    });
    const terminal = new CapturedTerminal();
    await bootstrapCommand({ assembly, print: true, json: true }, terminal);
    const { accounts } = JSON.parse(terminal.printed) as { readonly accounts: readonly BootstrapReport[] };
    expect(accounts.map(({ commands }) => commands.map((command) => command[3]))).toEqual([
      ['aws://111111111111/eu-west-1'],
      ['aws://222222222222/eu-west-1', 'aws://222222222222/us-east-1'],
    ]);
    expect(accounts.flatMap(({ commands }) => commands.map((command) => command[5]))).toEqual(['other', 'other', 'other']);
  });

  test('is of one account where that is asked for, and of none that is not there', async () => {
    const { printed } = await carepath('--print', '--json', '--environment', 'staging');
    expect(JSON.parse(printed)).toMatchObject({ accounts: [{ account: '333333333333', for: ['staging'] }] });
    const { code, said } = await carepath('--print', '--environment', 'test');
    expect(said).toMatch(/--environment test: not in .*\n {2}It has: pipeline, dev, staging, prod\./);
    expect(code).toBe(2);
  });
});

describe('nothing is made', () => {
  test('with credentials of an account that is not the platform’s', async () => {
    const { name, message, calls } = await failure(callerIs('999999999999'));
    expect(message).toMatch(
      /^the credentials are of account 999999999999, and this would bootstrap 111111111111 \(pipeline\), 222222222222/,
    );
    expect({ name, calls }).toEqual({ name: 'BadInput', calls: ['GetCallerIdentity'] });
  });

  const refusals: Readonly<Record<string, readonly [Answer, RegExp]>> = {
    throttled: [refused('Throttling', 'Rate exceeded'), /throttled the calls until the last attempt/],
    denied: [refused('AccessDenied', 'User: x is not authorized to perform: y'), /access denied: User: x/],
    'an expired token': [refused('ExpiredToken', 'expired'), /credentials have expired/],
    'a token that AWS does not know': [refused('InvalidClientTokenId', 'no'), /does not know these credentials/],
    'an unknown answer': [
      xml('<GetCallerIdentityResponse><GetCallerIdentityResult/></GetCallerIdentityResponse>'),
      /something else than expected/,
    ],
    'a page of a proxy': [xml('<html>sign in</html>'), /something else than expected/],
    ...Object.fromEntries(
      (['no answer', 'half an answer', 'a connection that is cut'] as const).map((kind) => {
        const fault = faults[kind];
        if (!fault) throw new Error(`no such fault: ${kind}`);
        return [kind, [fault.answer, fault.sentence]];
      }),
    ),
  };
  test.each(Object.entries(refusals))('where AWS’s answer about the caller is: %s', async (_kind, [answer, sentence]) => {
    expect(await failure(answer)).toMatchObject({ name: 'BadInput', message: expect.stringMatching(sentence) });
  });

  test.each(Object.entries(refusals).filter(([kind]) => !['an unknown answer', 'no answer'].includes(kind)))(
    'where CloudFormation’s answer is: %s',
    async (_kind, [answer, sentence]) => {
      const caller = callerIs('222222222222');
      const ended = await failure((call, ...rest) => (call === 'GetCallerIdentity' ? caller : answer)(call, ...rest));
      expect(ended).toMatchObject({ name: 'BadInput', message: expect.stringMatching(sentence) });
    },
  );
});
