import Table from 'cli-table3';
import type { MutationReport, OperatorScore, Survivor } from '../policy/mutation/report';
import { type Colours, wrap } from './terminal';

/** The report for a reader, in 80 columns: the score, operators by what survived of them, then each survivor. */
export function describeMutation(report: MutationReport, colours: Colours): string {
  const { mutants, killed, survived, operators, seconds } = report;
  const unexplained = survived.filter(({ reason }) => reason === undefined);
  const explained = survived.filter(({ reason }) => reason !== undefined);
  const kinds = operators.length === 1 ? '1 operator' : `${operators.length} operators`;
  const score = `Mutation score ${percent(killed, mutants)}: ${killed} of ${mutants} mutants of ${kinds} killed in ${seconds} s`;
  return [
    (unexplained.length === 0 ? colours.green : colours.red)(score),
    ...tableOf(operators),
    ...listOf('Survived, and nothing explains it', unexplained, colours),
    ...listOf('Survived, and may', explained, colours),
    conclusion(unexplained.length, explained.length, colours),
  ].join('\n');
}

/** Rounded down: 100 % is said of all of them only. */
function percent(part: number, whole: number): string {
  return `${(Math.floor((1000 * part) / whole) / 10).toFixed(1)} %`;
}

function tableOf(operators: readonly OperatorScore[]): string[] {
  const alive = ({ mutants, killed }: OperatorScore) => mutants - killed;
  const survivors = operators.filter((operator) => alive(operator) > 0).sort((one, other) => alive(other) - alive(one));
  if (survivors.length === 0) return [];
  const table = new Table({
    head: ['Operator', 'Mutants', 'Killed', 'Survived'],
    colWidths: [47, 9, 8, 10],
    colAligns: ['left', 'right', 'right', 'right'],
    style: { head: [], border: [], compact: true },
  });
  for (const operator of survivors) table.push([operator.name, operator.mutants, operator.killed, alive(operator)]);
  const whole = operators.length - survivors.length;
  return [table.toString(), ...(whole > 0 ? [`${whole} further operators: every mutant killed.`] : [])];
}

function listOf(title: string, survivors: readonly Survivor[], { bold, dim }: Colours): string[] {
  if (survivors.length === 0) return [];
  const names = [...new Set(survivors.map(({ operator }) => operator))];
  return [
    '',
    bold(title),
    ...names.flatMap((name) => [
      name,
      ...survivors
        .filter(({ operator }) => operator === name)
        .flatMap(({ stack, resource, diff, reason }) => [
          wrap(`${stack}/${resource}`, '  '),
          dim(wrap(diff, '    ')),
          ...(reason === undefined ? [] : [wrap(`accepted: ${reason}`, '    ')]),
        ]),
    ]),
  ];
}

function conclusion(unexplained: number, explained: number, { green, red }: Colours): string {
  if (unexplained > 0) return red(`${unexplained} changes for the worse would pass every rule.`);
  return green(explained > 0 ? 'Every survivor is explained.' : 'No change for the worse passes every rule.');
}
