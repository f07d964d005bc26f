import fc from 'fast-check';
import { minutesDaily, minutesIn, share } from './window-minutes';

const time = (minute: number) => `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const minuteOfDay = fc.integer({ min: 0, max: 1439 });

/** Of any length up to some hours, at any minute: over midnight too. */
export const anyBackupWindow = fc
  .record({ start: minuteOfDay, minutes: fc.integer({ min: 1, max: 240 }) })
  .map(({ start, minutes }) => `${time(start)}-${time(start + minutes)}`);

export const anyMaintenanceWindow = fc
  .record({ day: fc.nat({ max: 6 }), start: minuteOfDay, minutes: fc.integer({ min: 1, max: 1440 }) })
  .map(({ day, start, minutes }) => {
    const end = start + minutes;
    return `${days[day]}:${time(start)}-${days[(day + Math.floor(end / 1440)) % 7]}:${time(end)}`;
  });

/** What AWS asks of a pair of windows, minute by minute. */
export function isFit(backupWindow: string, maintenanceWindow: string): boolean {
  const [backup, maintenance] = [minutesIn(backupWindow), minutesIn(maintenanceWindow)];
  const vault = minutesDaily(7, 5);
  const isLong = backup.size >= 7 * 30 && maintenance.size >= 30;
  return isLong && !share(backup, maintenance) && !share(backup, vault) && !share(maintenance, vault);
}

/** Windows that a database may have. */
export const fitWindows = fc
  .record({ backupWindow: anyBackupWindow, maintenanceWindow: anyMaintenanceWindow })
  .filter(({ backupWindow, maintenanceWindow }) => isFit(backupWindow, maintenanceWindow));
