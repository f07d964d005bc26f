import { run } from '../../src/cli/run';
import { removeAssemblies, writeAssembly } from '../assembly/write-assembly';
import { CapturedTerminal } from './captured-terminal';

afterAll(removeAssemblies);

const listener = {
  Type: 'AWS::ElasticLoadBalancingV2::Listener',
  Properties: {
    Port: 443,
    Protocol: 'HTTPS',
    SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
    Certificates: [],
    DefaultActions: [],
  },
};
/** Nothing here has a table, and no rule is about one. */
const table = {
  Type: 'AWS::DynamoDB::Table',
  Properties: { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } },
};
const directory = writeAssembly({ stages: { Dev: { app: { template: { Resources: { Listener: listener, Table: table } } } } } });

async function mutate(...options: readonly string[]) {
  const terminal = new CapturedTerminal();
  const code = await run(['mutate', '--assembly', directory, ...options], terminal);
  return { code, printed: terminal.printed, said: terminal.said };
}

test('where every mutant is killed: exit code 0, and the score first', async () => {
  const { code, printed, said } = await mutate('--operator', 'listener-plain');
  expect({ code, said }).toEqual({ code: 0, said: '' });
  expect(printed).toMatch(/^Mutation score 100\.0 %: 1 of 1 mutants of 1 operator killed in [\d.]+ s\n/);
  expect(printed).toMatch(/No change for the worse passes every rule\.\n$/);
});

test('where one survives: exit code 1, the operator, and what changed, in 80 columns', async () => {
  const { code, printed } = await mutate('--operator', 'listener-plain', 'table-recovery-off');
  expect(code).toBe(1);
  expect(Math.max(...printed.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(printed).toMatch(/^Mutation score 50\.0 %/);
  expect(printed).toMatch(/│ table-recovery-off +│ +1 │ +0 │ +1 │/);
  expect(printed).toMatch(
    /table-recovery-off\n {2}Dev-app\/Table\n {4}PointInTimeRecoverySpecification\.PointInTimeRecoveryEnabled: true -> false\n/,
  );
});

test('as JSON: what was judged, what survived, and each operator’s part', async () => {
  const { printed } = await mutate('--operator', 'listener-plain', 'table-recovery-off', '--json');
  expect(JSON.parse(printed)).toEqual({
    mutants: 2,
    killed: 1,
    survived: [
      {
        operator: 'table-recovery-off',
        stack: 'Dev-app',
        resource: 'Table',
        diff: 'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled: true -> false',
      },
    ],
    operators: [
      { name: 'listener-plain', mutants: 1, killed: 1 },
      { name: 'table-recovery-off', mutants: 1, killed: 0 },
    ],
    seconds: expect.any(Number),
  });
});

test.each([
  [['--operator', 'listener-fancy'], '--operator listener-fancy: no operator has that name\n  Similar ones: listener-plain, '],
  [['--sample', 'few'], '--sample few: expected how many mutants to judge\n  Such as --sample 200.'],
  [['--operator', 'trail-stopped'], 'there is nothing to break by trail-stopped\n  Name another assembly or operator.'],
])('bad input: %j', async (options, sentence) => {
  const { code, printed, said } = await mutate(...options);
  expect({ code, printed }).toEqual({ code: 2, printed: '' });
  expect(said).toContain(sentence);
});

test('an assembly that is none: exit code 2', async () => {
  const terminal = new CapturedTerminal();
  expect(await run(['mutate', '--assembly', `${directory}/nowhere`], terminal)).toBe(2);
  expect(terminal.said).toMatch(/there is no cloud assembly here/);
});
