import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { createColors } from 'picocolors';
import { summarise } from '../../src/cli/summary';
import { columns } from '../../src/cli/terminal';
import { action, finding, report, stack } from './reports';

const plain = createColors(false);

describe('the summary', () => {
  test('ends with the outcome, and says that it is simulated', () => {
    expect(summarise(report(), plain).split('\n').at(-1)).toBe('promoted. Simulated: nothing has touched AWS.');
  });

  test('counts what happened to stacks and resources in each environment', () => {
    const updated = stack('dev', 'app', { operation: 'update', resources: { create: 1, update: 2, replace: 3, delete: 4 } });
    const text = summarise(report({ stacks: [stack('dev', 'network'), updated, stack('prod', 'network', { operation: 'none' })] }), plain);
    expect(text).toMatch(/dev .* 1 created, 1 updated .* \+3 ~2 ±3 -4 .* succeeded/);
    expect(text).toMatch(/prod .* 1 unchanged /);
  });

  test('says who approved, which is easily taken for a person', () => {
    const approval = action('Approve', 'succeeded', { category: 'Approval', detail: 'approved by the rehearsal itself' });
    const [dev] = report().stages;
    const text = summarise(report({ stages: dev ? [{ ...dev, actions: [approval] }] : [] }), plain);
    expect(text).toContain('succeeded Dev/Approve\n  approved by the rehearsal itself');
  });

  test('shows each finding with its remedy', () => {
    const text = summarise(report({ outcome: 'failed', findings: [finding] }), plain);
    expect(text).toContain('error export-in-use');
    expect(text).toContain('-> In a first commit stop importing it; drop it in a second');
  });

  test('has no control character where colours are off', () => {
    const text = summarise(report({ findings: [finding] }), plain);
    expect(stripVTControlCharacters(text)).toBe(text);
  });

  test('fits 80 columns, however long the names', () => {
    const name = fc.string({ unit: fc.constantFrom('a', '-', 'Z'), minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(name, name, name, fc.nat(100_000), fc.boolean(), (long, other, words, count, coloured) => {
        const resources = { create: count, update: count, replace: count, delete: count };
        const stacks = (['create', 'update', 'delete', 'none'] as const).flatMap((operation) =>
          Array.from({ length: 11 }, () => stack(long, other, { operation, resources })),
        );
        const failed = action(other, 'failed', { detail: `${words} ${words}` });
        const stages = [{ name: long, outcome: 'rolled-back', start: '', end: '', actions: [failed] }] as const;
        const findings = [{ ...finding, where: `${long}/${other}`, message: words }];
        const release = { commit: long, digest: other, base: words };
        const text = summarise(report({ stages, stacks, findings, release }), createColors(coloured));
        const widths = stripVTControlCharacters(text)
          .split('\n')
          .map((line) => line.length);
        expect(Math.max(...widths)).toBeLessThanOrEqual(columns);
      }),
      { numRuns: 50 },
    );
  });
});
