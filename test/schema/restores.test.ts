import { exampleConfiguration } from './example-configuration';
import { problemsOf } from './problems-of';
import { put } from './put';

const restoredAt = (restoreTime: string) =>
  put(exampleConfiguration, ['environments', 0, 'database'], {
    restores: [{ name: 'incident-7', sourceResourceId: 'db-ABCDEFGHIJKLMNOPQRSTUVWX01', restoreTime }],
  });

test('a time that is still to come is refused, by the day of the commit', () => {
  expect(problemsOf(restoredAt('2026-12-02T00:00:00Z'), { today: '2026-12-01' })).toEqual([
    {
      path: 'environments.dev.database.restores.incident-7.restoreTime',
      message: '2026-12-02T00:00:00Z is still to come, and now is 2026-12-01',
      consequence: 'RDS restores what has been, and would stop the release at the database.',
      remedy: "Write a time before the mistake that is to be undone, or 'latest'.",
    },
  ]);
});

test.each([
  ['of the same day', '2026-12-01T23:59:59Z'],
  ['long past, for what is written stays written', '2024-02-29T00:00:00Z'],
  ['called latest', 'latest'],
])('a time %s is accepted', (_, restoreTime) => {
  expect(problemsOf(restoredAt(restoreTime), { today: '2026-12-01' })).toEqual([]);
});
