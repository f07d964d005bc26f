import { loadAssembly } from '../../src/assembly/load-assembly';
import { costCommand } from '../../src/cli/cost';
import { sayFindings } from '../../src/cli/cost-findings';
import { run } from '../../src/cli/run';
import { removeAssemblies, writeAssembly } from '../assembly/write-assembly';
import { smallAssembly } from '../cost/small-assembly';
import { synthesisedDirectory } from '../synthesised';
import { CapturedTerminal } from './captured-terminal';

afterAll(removeAssemblies);

async function cost(...options: readonly string[]) {
  const terminal = new CapturedTerminal();
  const code = await run(['cost', ...options], terminal);
  return { code, printed: terminal.printed, said: terminal.said };
}

/** An environment with so many keys of a dollar each, and a budget. */
function withKeys(keys: number, budgetUsd?: number): string {
  const { manifest } = smallAssembly({});
  const Resources = {
    ...Object.fromEntries(Array.from({ length: keys }, (_, index) => [`Key${index}`, { Type: 'AWS::KMS::Key' }])),
    ...(budgetUsd !== undefined && {
      Budget: {
        Type: 'AWS::Budgets::Budget',
        Properties: { Budget: { BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: budgetUsd, Unit: 'USD' } } },
      },
    }),
  };
  return writeAssembly({
    stages: { Dev: { stack: { template: { Resources }, environment: 'aws://222222222222/us-east-1' } } },
    manifest,
  });
}

test('this repository: sums and what they are made of, in 80 columns', async () => {
  const { code, printed, said } = await cost('--assembly', synthesisedDirectory());
  expect({ code, said }).toEqual({ code: 0, said: '' });
  expect(Math.max(...printed.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(printed).toMatch(/│ prod +│ +\d+\.\d\d │ +\d+\.\d\d │/);
  expect(printed).toMatch(/Prod-database\/Instance \(RDS::DBInstance\)/);
});

test('at ten million requests: the load says so, and the budget is judged at it', async () => {
  const { printed } = await cost('--assembly', withKeys(3), '--ten-million', '--json');
  expect(JSON.parse(printed).load.dev).toMatchObject({ requests: 10_000_000, flowLogGb: 5 });
});

test('as JSON: load, age of the prices, environments and their sum, and nothing else', async () => {
  const { printed } = await cost('--assembly', withKeys(3), '--json');
  expect(JSON.parse(printed)).toEqual({
    load: { dev: expect.objectContaining({ requests: 0 }) },
    pricesAsOf: '2026-06-13',
    environments: [
      {
        name: 'dev',
        monthlyUsd: 3,
        stacks: [
          {
            name: 'Dev-stack',
            monthlyUsd: 3,
            resources: expect.arrayContaining([expect.objectContaining({ logicalId: 'Key0', monthlyUsd: 1 })]),
          },
        ],
        unpriced: [],
      },
    ],
    totalMonthlyUsd: 3,
  });
});

test('what has no price is listed, once for each reason', async () => {
  const { manifest } = smallAssembly({});
  const Resources = { One: { Type: 'AWS::KMS::Key' }, Other: { Type: 'AWS::KMS::Key' }, Odd: { Type: 'AWS::Example::Thing' } };
  const directory = writeAssembly({ stages: { Dev: { stack: { template: { Resources } } } }, manifest });
  const { code, printed } = await cost('--assembly', directory);
  expect(code).toBe(0);
  expect(printed).toMatch(
    /unpriced dev: Dev-stack\/One and 1 more\n {2}AWS::KMS::Key is in eu-west-1, of which no prices are known here\n/,
  );
  expect(printed).toMatch(/unpriced dev: Dev-stack\/Odd\n {2}AWS::Example::Thing is of a type that nobody has priced yet\n/);
});

test('a budget lower than the cost: exit code 1, and what to do', async () => {
  const { code, printed } = await cost('--assembly', withKeys(5, 4));
  expect(code).toBe(1);
  expect(printed).toMatch(/warning budget-below-cost\n {2}dev costs 5\.00 US dollars/);
  expect(printed).toMatch(/-> Make it cheaper/);
});

test('a budget that suffices: exit code 0', async () => {
  expect((await cost('--assembly', withKeys(5, 5), '--json')).code).toBe(0);
});

test('a finding does not spoil the JSON', async () => {
  const { printed, said } = await cost('--assembly', withKeys(5, 4), '--json');
  expect(JSON.parse(printed).totalMonthlyUsd).toBe(5);
  expect(said).toMatch(/^warning budget-below-cost/);
});

test('what another assembly costs more, by environment, stack and resource', async () => {
  const base = withKeys(2);
  const { printed } = await cost('--assembly', withKeys(3), '--base', base);
  expect(printed).toBe(
    [
      '     +1.00  dev: 2.00 to 3.00',
      '     +1.00    Dev-stack',
      '     +1.00      Key2 (AWS::KMS::Key)',
      '     +1.00  together, in US dollars a month',
      '',
    ].join('\n'),
  );
  const { printed: json } = await cost('--assembly', base, '--base', base, '--json');
  expect(JSON.parse(json)).toEqual({ environments: [], differenceUsd: 0 });
});

test('prices that are too old are said to be', () => {
  const said = (today: string) => {
    const terminal = new CapturedTerminal();
    costCommand({ assembly: withKeys(1) }, terminal, today);
    return terminal.printed;
  };
  expect(said('2026-12-10')).not.toMatch(/looked up/);
  expect(said('2026-12-11')).toMatch(/1 of the 1 prices were looked up more than 180 days ago/);
});

test('at synthesis only a budget that is too low is worth a word', () => {
  const said = (directory: string) => {
    const terminal = new CapturedTerminal();
    sayFindings(loadAssembly(directory), terminal);
    return terminal.said;
  };
  expect(said(withKeys(5, 5))).toBe('');
  expect(said(withKeys(5, 4))).toMatch(/^warning budget-below-cost/);
});

test('bad input: a directory that holds no assembly', async () => {
  const { code, said } = await cost('--assembly', '/nowhere');
  expect({ code, said }).toEqual({ code: 2, said: expect.stringMatching(/there is no cloud assembly here/) });
});
