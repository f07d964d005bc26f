import { commit, configurationOf, ending, inEnvironment, lostIn, released } from './commits';
import { finding, rehearsal, release, resource, rulesOf } from './hand-made';

/** Other sizes and versions of the engine where data is protected, one commit after another. */
const now = configurationOf('prod');
const withDatabase = (database: object) =>
  commit(inEnvironment(now, (environment) => ({ database: { ...environment.database, ...database } })));
const base = commit(now);
const larger = withDatabase({ instanceType: 'm7g.xlarge' });
const roomier = withDatabase({ instanceType: 'm7g.xlarge', storageGiB: 200 });

test('a larger instance is the same database, and can be made small again', async () => {
  const report = await released(larger, [base]);
  expect(ending(report)).toBe('promoted');
  expect(report.stacks.filter(({ resources }) => resources.replace + resources.delete + resources.create > 0)).toEqual([]);
  expect(rulesOf(report)).not.toContain('roll-forward-only');
  expect(lostIn(base, larger)).toEqual([]);
  expect(ending(await released(base, [base, larger]))).toBe('promoted');
});

describe('more storage', () => {
  test('is the same database, and the reviewer is told that there is no way back', async () => {
    const report = await released(roomier, [larger]);
    expect(ending(report)).toBe('promoted');
    expect(lostIn(larger, roomier)).toEqual([]);
    expect(finding(report, 'roll-forward-only').message).toMatch(/AWS::RDS::DBInstance\) cannot go from 200 to 100 GiB/);
  });

  test('is not taken back: the release is refused, and the database stands as it was', async () => {
    const report = await released(larger, [base, roomier]);
    expect(ending(report)).toBe('rolled-back with cannot-shrink');
    expect(report.stacks.find(({ name }) => name === 'Prod-database')).toMatchObject({ outcome: 'rolled-back', resources: { replace: 0 } });
    expect(finding(report, 'cannot-shrink').remedy).toMatch(/^Leave AllocatedStorage at 200 or more/);
  });

  test('stays while the instance gets smaller again', async () => {
    const smaller = withDatabase({ storageGiB: 200 });
    expect(ending(await released(smaller, [base, roomier]))).toBe('promoted');
  });
});

describe('the version of an engine', () => {
  const at = (EngineVersion: string) =>
    release({ Prod: { stacks: [{ data: { Resources: { Instance: resource('AWS::RDS::DBInstance', { EngineVersion }) } } }] } });

  test.each([
    ['16.9', '16.10'],
    ['16.13', '17.6'],
    ['8.4.7', '8.4.9'],
  ])('from %s to %s it goes, and not back', async (older, newer) => {
    expect((await rehearsal(at(newer), at(older))).outcome).toBe('promoted');
    expect(rulesOf(await rehearsal(at(newer), at(older)))).toContain('roll-forward-only');
    expect(rulesOf(await rehearsal(at(older), at(newer)))).toContain('cannot-downgrade');
  });
});
