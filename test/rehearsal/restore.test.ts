import type { Assembly } from '../../src/assembly/assembly';
import { reachOf } from '../../src/assembly/reach/reach-of';
import type { DatabaseConfiguration } from '../../src/schema/database-configuration';
import { databaseRelease } from './database-release';
import { edited, idOf } from './edited';
import { rehearsal, rulesOf } from './hand-made';

/**
 * A restore as the runbook has it, commit by commit, where patients' data is: another instance beside the one that runs, the services over to
 * it, back once, over again, and the first one released. Each commit is rehearsed on the accounts that the one before it leaves.
 */
const restored: DatabaseConfiguration = {
  restores: [{ name: 'incident-7', sourceResourceId: 'db-ABCDEFGHIJKLMNOPQRSTUVWX01', restoreTime: '2026-11-30T14:03:00Z' }],
};
const running = databaseRelease('prod', {});
const beside = databaseRelease('prod', restored);
const cutOver = databaseRelease('prod', { ...restored, serving: 'incident-7' });
const released = databaseRelease('prod', { ...restored, serving: 'incident-7', original: 'released' });

const first = /^Prod-database\/Instance\w+$/;
const second = /^Prod-database\/Restoredincident7Instance\w+$/;

async function step(head: Assembly, base: Assembly) {
  const report = await rehearsal(head, base);
  const changed = report.stacks.filter(({ operation, environment }) => operation !== 'none' && environment !== 'pipeline');
  return {
    outcome: report.outcome,
    changed: changed.map(({ name }) => name).sort(),
    replaced: changed.reduce((sum, { resources }) => sum + resources.replace, 0),
    findings: report.findings.filter(({ severity }) => severity !== 'info'),
    rules: rulesOf(report),
  };
}

/** The instance that the service reaches, and with it what makes its user and runs its migrations: one for all of them. */
const served = (assembly: Assembly) =>
  reachOf(assembly).flatMap(({ reached }) => [...new Set(reached.filter(({ kind }) => kind === 'database').map(({ to }) => to))]);

function instances(assembly: Assembly) {
  const { Resources = {} } = assembly.stacks.find(({ name }) => name.endsWith('-database'))?.template ?? {};
  return Object.values(Resources).filter(({ Type }) => Type === 'AWS::RDS::DBInstance');
}

describe('commit by commit', () => {
  test('a restored instance is made beside the one that runs, and nothing else changes', async () => {
    expect(await step(beside, running)).toMatchObject({ outcome: 'promoted', changed: ['Prod-database'], replaced: 0, findings: [] });
    expect(served(beside)).toEqual([expect.stringMatching(first)]);
  });

  test('the services go over to it, and the database’s own stack does not change', async () => {
    const { outcome, changed, findings } = await step(cutOver, beside);
    expect({ outcome, findings }).toEqual({ outcome: 'promoted', findings: [] });
    expect(changed).toEqual(expect.arrayContaining(['Prod-observability', 'Prod-service-eshop']));
    expect(changed).not.toContain('Prod-database');
    expect(served(cutOver)).toEqual([expect.stringMatching(second)]);
  });

  test('they go back to the first, which is as it was', async () => {
    const { outcome, changed, findings } = await step(beside, cutOver);
    expect({ outcome, findings }).toEqual({ outcome: 'promoted', findings: [] });
    expect(changed).not.toContain('Prod-database');
    expect(served(beside)).toEqual([expect.stringMatching(first)]);
  });

  test('the first is released: it stays behind, the release says so, and that there is no way back', async () => {
    const { outcome, changed, replaced, findings } = await step(released, cutOver);
    expect({ outcome, changed, replaced }).toMatchObject({ outcome: 'promoted', changed: ['Prod-database'], replaced: 0 });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(findings).toContainEqual(
      expect.objectContaining({
        rule: 'stateful-deletion',
        severity: 'warning',
        message: expect.stringMatching(/\(AWS::RDS::DBInstance\) of Prod-database is removed; the old one stays behind, without a stack/),
      }),
    );
    expect(findings.map(({ rule }) => rule)).toContain('roll-forward-only');
    expect(served(released)).toEqual([expect.stringMatching(second)]);
  });

  test('releasing the first before the services have gone over is refused, for they still import it', async () => {
    const { outcome, rules } = await step(released, beside);
    expect(outcome).toBe('rolled-back');
    expect(rules).toContain('export-in-use');
  });
});

test('at every step every instance is protected from deletion and retained', () => {
  expect([running, beside, cutOver, released].map((release) => instances(release).length)).toEqual([1, 2, 2, 1]);
  for (const instance of [running, beside, cutOver, released].flatMap(instances)) {
    expect(instance).toMatchObject({
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
      Properties: { DeletionProtection: true, DeleteAutomatedBackups: false },
    });
  }
});

test('another time or another snapshot under the same name would be another instance, and is refused without a declaration', async () => {
  const id = idOf(beside, 'Prod-database', 'AWS::RDS::DBInstance', 'RestoreTime');
  const later = edited(beside, 'Prod-database', ['Resources', id, 'Properties', 'RestoreTime'], '2026-11-30T15:00:00Z');
  const { findings } = await step(later, beside);
  expect(findings).toContainEqual(
    expect.objectContaining({ severity: 'error', rule: 'stateful-replacement', message: expect.stringContaining('RestoreTime changes') }),
  );
});

test('behind a proxy the services do not notice: its targets change, and their address stays', async () => {
  const proxied = { ...restored, proxy: true };
  const { outcome, changed, findings } = await step(
    databaseRelease('prod', { ...proxied, serving: 'incident-7' }),
    databaseRelease('prod', proxied),
  );
  expect({ outcome, findings }).toEqual({ outcome: 'promoted', findings: [] });
  expect(changed).toEqual(expect.arrayContaining(['Prod-database-proxy']));
  expect(changed.filter((name) => name.includes('-service-'))).toEqual([]);
});
