import { databaseNames } from '../../../src/stacks/migration/database-names';
import type { DatabaseServer } from '../../../src/stacks/migration/runner/database-server';

/** What both engines promise of runs at a time, and of what has run. */
export function testRuns(server: () => DatabaseServer, connect: () => Promise<DatabaseServer>): void {
  test('two runs at a time wait for one another', async () => {
    const other = await connect();
    const names = databaseNames('together');
    await expect(Promise.all([server().ensure(names), other.ensure(names)])).resolves.toBeDefined();
    await other.close();
  });

  test('the ledger knows what has run to its end: this image of this service by this command', async () => {
    const run = { service: 'pharmacy', image: 'sha256:1', command: ['node', 'migrate.js'] };
    expect(await server().hasRun(run)).toBe(false);
    await server().record(run, new Date('2026-01-02T03:04:05Z'));
    await server().record(run, new Date('2027-01-02T03:04:05Z'));
    expect(await server().hasRun(run)).toBe(true);
    expect(await server().hasRun({ ...run, command: ['node migrate.js'] })).toBe(false);
    expect(await server().hasRun({ ...run, image: 'sha256:2' })).toBe(false);
    expect(await server().hasRun({ ...run, service: 'doctor-visits' })).toBe(false);
  });
}
