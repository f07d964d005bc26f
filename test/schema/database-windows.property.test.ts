import fc from 'fast-check';
import { anyBackupWindow, anyMaintenanceWindow, isFit } from './arbitrary-windows';
import { exampleConfiguration } from './example-configuration';
import { problemsOf } from './problems-of';
import { put } from './put';
import { seeds } from './seeds';

const withWindows = (backupWindow: string, maintenanceWindow: string) =>
  put(exampleConfiguration, ['environments', 0, 'database'], { backupWindow, maintenanceWindow });

test('windows are refused exactly where one is too short, or a minute lies in two of them or in the hours of AWS Backup', () => {
  fc.assert(
    fc.property(anyBackupWindow, anyMaintenanceWindow, (backupWindow, maintenanceWindow) => {
      expect(problemsOf(withWindows(backupWindow, maintenanceWindow)).length === 0).toBe(isFit(backupWindow, maintenanceWindow));
    }),
    { ...seeds, numRuns: 20 * seeds.numRuns },
  );
});

test('a window that is proposed instead is accepted', () => {
  fc.assert(
    fc.property(anyMaintenanceWindow, (maintenanceWindow) => {
      const [problem] = problemsOf(withWindows('03:00-04:00', maintenanceWindow));
      const proposal = problem?.remedy.match(/such as '(.+)'/)?.[1];
      if (proposal !== undefined) expect(problemsOf(withWindows('03:00-04:00', proposal))).toEqual([]);
    }),
    { ...seeds, numRuns: 5 * seeds.numRuns },
  );
});

test.each([
  ['23:30-00:30', 'Sun:23:00-Sun:23:30', true],
  ['23:30-00:30', 'Sun:23:00-Sun:23:45', false],
  ['23:30-00:30', 'Sun:00:30-Sun:01:00', true],
  ['00:00-01:00', 'Sun:23:45-Mon:00:15', false],
  ['02:00-03:00', 'Sun:23:45-Mon:00:15', true],
  ['06:30-07:00', 'Sun:12:00-Sun:13:00', true],
  ['06:31-07:01', 'Sun:12:00-Sun:13:00', false],
])('over midnight and the end of the week: %s beside %s is accepted: %s', (backupWindow, maintenanceWindow, accepted) => {
  expect(problemsOf(withWindows(backupWindow, maintenanceWindow)).length === 0).toBe(accepted);
});
