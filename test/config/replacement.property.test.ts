import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Assembly } from '../../src/assembly/assembly';
import type { Change } from '../../src/assembly/change/change';
import { changeBetween } from '../../src/assembly/change/change-between';
import { type Finding, isAccepted, type RehearsalReport } from '../../src/rehearsal/report';
import { removeAssemblies } from '../assembly/write-assembly';
import { rehearsal } from '../rehearsal/hand-made';
import { baseConfiguration } from './replacement/base';
import { type Expected, expectedLosses } from './replacement/expectation';
import { configurationFields } from './replacement/fields';
import { declaring, isValid, keyOf, lossesIn, type Made, made, rowOf, verdictOf } from './replacement/outcome';
import { type Step, stepsOf } from './replacement/steps';

/**
 * Every field of the configuration is changed alone, in an environment that protects its data, and what the diff says of each resource that
 * holds data is held against the specification, read another way. That is a synthesis, a diff and a rehearsal for each of some 200 values, a
 * minute or more: a build tries a field for each thing that the table calls refused, and at once all that it does not name; the sweep tries each.
 */
const isSweep = process.env.CAREPATH_SEEDS !== undefined;
const minutes = 60_000;

const document = readFileSync(join(__dirname, '../../src/config/REPLACEMENTS.md'), 'utf8');
const written = document.split('\n').filter((line) => line.startsWith('| `'));
const steps = configurationFields.flatMap(stepsOf);

const known = new Map<string, Made>();
const base = assemblyOf(baseConfiguration);
afterAll(removeAssemblies);

function assemblyOf(configuration: unknown): Assembly {
  const key = JSON.stringify(configuration);
  const result = known.get(key) ?? made(configuration);
  if ('problem' in result) throw new Error(result.problem);
  known.set(key, result);
  return result.assembly;
}

/** What is said, beside what is expected. */
function bothOf(change: Change, head: Assembly): { readonly said: Expected[]; readonly expected: Expected[] } {
  const plain = ({ stack, logicalId, fate, properties }: Expected) => ({ stack, logicalId, fate, properties });
  const inOrder = (one: Expected, other: Expected) => (`${one.stack}/${one.logicalId}` < `${other.stack}/${other.logicalId}` ? -1 : 1);
  return { said: lossesIn(change).map(plain).sort(inOrder), expected: expectedLosses(base, head).map(plain).sort(inOrder) };
}

async function verdictWhenDeclared(change: Change, head: Assembly): Promise<string> {
  if (change.environments.every(({ stacks }) => stacks.length === 0)) return 'promoted'; // Nothing would be deployed.
  return verdictOf(await rehearsal(declaring(head, lossesIn(change)), base));
}

test('every field of the configuration can be changed: a new one needs a value in test/config/replacement/values.ts', () => {
  expect(configurationFields.filter((field) => stepsOf(field).length === 0).map(({ path }) => path)).toEqual([]);
});

/** A row of the table that a change is told of in; undefined where there is none. */
function rowTold({ field, to }: Step): string | undefined {
  return written.find((row) => row.startsWith(`| ${keyOf(field, to)}`));
}

describe('a field that the table calls refused', () => {
  const refused = steps.filter((step) => rowTold(step)?.includes('**refused:**'));
  const lost = refused.map((step) => rowTold(step)?.split(' | ')[2]);
  const one = refused.filter((_, index) => lost.indexOf(lost[index]) === index);

  test('is there: the engine of the database is one', () => {
    expect(one.map(({ field }) => field)).toContain('environments[].database.engine');
  });

  test.each(one.map((step) => [step.field, step] as const))('%s: it loses what the specification says', (_, step) => {
    const head = assemblyOf(step.change(baseConfiguration));
    const { said, expected } = bothOf(changeBetween(base, head), head);
    expect(said).toEqual(expected);
  });

  test.each(one.map((step) => [step.field, step] as const))('%s: it is refused by the rehearsal until it is declared', async (_, step) => {
    const head = assemblyOf(step.change(baseConfiguration));
    const change = changeBetween(base, head);
    const undeclared = await rehearsal(head, base);
    const declared = await rehearsal(declaring(head, lossesIn(change)), base);
    expect(isAccepted(undeclared)).toBe(false);
    // What AWS refuses before it comes to the loss is not told of as one.
    expect(lossesTold(declared, 'error')).toEqual([]);
    expect(lossesTold(declared, 'info')).toEqual(lossesTold(undeclared, 'error'));
    expect(written).toContain(rowOf(step.field, step.to, change, verdictOf(declared)));
  });
});

function lossesTold({ findings }: RehearsalReport, severity: Finding['severity']): string[] {
  return findings.filter((finding) => finding.severity === severity && finding.rule.startsWith('stateful-')).map(({ where }) => where);
}

test('fields that the table does not name lose nothing, all changed at once', () => {
  const quiet = steps.filter(({ field }) => !document.includes(`\`${field}\``));
  const { configuration, taken } = together(quiet);
  expect(taken.length).toBeGreaterThan(0.9 * quiet.length);
  const head = assemblyOf(configuration);
  expect(bothOf(changeBetween(base, head), head)).toEqual({ said: [], expected: [] });
});

/** As many of the changes as are valid together. */
function together(changes: readonly Step[]): { readonly configuration: unknown; readonly taken: readonly Step[] } {
  let configuration: unknown = baseConfiguration;
  const taken = changes.filter((step) => {
    const next = step.change(configuration);
    if (!isValid(next)) return false;
    configuration = next;
    return true;
  });
  return { configuration, taken };
}

if (isSweep) {
  test(
    'the table says of each field what the diff, the specification and the rehearsal say',
    async () => {
      const rows: string[] = [];
      for (const step of steps) {
        const result = made(step.change(baseConfiguration));
        if ('problem' in result) {
          rows.push(`| ${keyOf(step.field, step.to)} | ${result.problem} |`);
          continue;
        }
        const change = changeBetween(base, result.assembly);
        const { said, expected } = bothOf(change, result.assembly);
        expect({ field: step.field, to: step.to, said }).toEqual({ field: step.field, to: step.to, said: expected });
        const row = rowOf(step.field, step.to, change, await verdictWhenDeclared(change, result.assembly));
        if (row !== undefined) rows.push(row);
        rmSync(result.assembly.directory, { recursive: true });
      }
      expect(rows.sort()).toEqual([...written].sort());
    },
    30 * minutes,
  );
}
