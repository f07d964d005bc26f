import type { Assembly } from '../../src/assembly/assembly';
import type { RehearsalInput } from '../../src/rehearsal/rehearse';
import { synthesisedAssembly } from '../synthesised';
import { edited, idOf } from './edited';
import { rehearsal } from './hand-made';

/** How a release comes into prod: by the review's risk, past a freeze, and back. */
const release = synthesisedAssembly();

async function wayIn(base: Assembly | undefined, options: Partial<RehearsalInput> = {}) {
  const { outcome, stages } = await rehearsal(release, base, options);
  const from = stages.findIndex(({ name }) => name === 'ReviewProd');
  const detail = (stage: string) => stages.find(({ name }) => name === stage)?.actions.find(({ name }) => name === stage)?.detail ?? '';
  return {
    outcome,
    stages: stages.slice(from).map(({ name, outcome: how }) => `${name} ${how}`),
    review: detail('ReviewProd'),
    entry: detail('EnterProd'),
  };
}

test('the first promotion, into empty accounts, asks one person', async () => {
  const { outcome, stages, entry } = await wayIn(undefined);
  expect([outcome, stages]).toEqual([
    'promoted',
    ['ReviewProd succeeded', 'ApproveProd succeeded', 'ConfirmProd skipped', 'EnterProd succeeded', 'Prod succeeded'],
  ]);
  expect(entry).toMatch(/^the change calendar is open; approved by [a-z-]+ as sensitive/);
});

test('a release that changes nothing asks nobody, and is let in', async () => {
  const { outcome, stages, entry } = await wayIn(release);
  expect([outcome, stages]).toEqual([
    'promoted',
    ['ReviewProd succeeded', 'ApproveProd skipped', 'ConfirmProd skipped', 'EnterProd succeeded', 'Prod succeeded'],
  ]);
  expect(entry).toContain('nothing changes in the environment: no approval is needed');
});

test('a release that would replace the database asks two people', async () => {
  const instance = idOf(release, 'Prod-database', 'AWS::RDS::DBInstance');
  const base = edited(release, 'Prod-database', ['Resources', instance, 'Properties', 'StorageEncrypted'], false);
  const { stages, review, entry } = await wayIn(base);
  expect(review).toMatch(/^dangerous: database\/Instance\/Resource is replaced, and holds data/);
  expect(stages.slice(0, 3)).toEqual(['ReviewProd succeeded', 'ApproveProd succeeded', 'ConfirmProd succeeded']);
  expect(entry).toMatch(/approved by [a-z-]+ and [a-z-]+ as dangerous/);
});

test('a freeze holds the release before prod, and nothing is rolled back for it', async () => {
  const { outcome, stages, entry } = await wayIn(undefined, { freezeFrom: 'EnterProd' });
  expect([outcome, stages.slice(3), entry]).toEqual([
    'failed',
    ['EnterProd failed', 'Prod not-run'],
    'the change calendar is closed and no opening is planned; the deployment window is taken to be open',
  ]);
});

test('a rollback during a freeze is not held', async () => {
  const { outcome, stages } = await wayIn(release, { freezeFrom: 'Prod', failures: [{ stage: 'Prod', action: 'Smoke' }] });
  expect([outcome, stages.at(-1)]).toEqual(['rolled-back', 'Prod rolled-back']);
});

test('a freeze from a stage that is none is refused, with those that there are', async () => {
  await expect(rehearsal(release, undefined, { freezeFrom: 'Production' })).rejects.toThrow(
    /Production is no stage of the pipeline\.\n {2}Choose one of Source, /,
  );
});
