import { backupSpans, maintenanceSpan, overlap, type Span, vaultHours, vaultSpans } from '../database-windows';
import type { Problem } from '../problem';
import type { LocatedEnvironment, Subject } from '../subject';

/** "Must be at least 30 minutes": `PreferredBackupWindow` and `PreferredMaintenanceWindow` of RDS's API. */
const shortest = 30;

interface Window {
  readonly path: string;
  readonly window: string;
  readonly spans: readonly Span[];
  /** The same window at another hour of the day, for a proposal. */
  readonly at: (hour: number) => string;
  readonly spansAt: (hour: number) => readonly Span[];
}

/** The windows of each database are long enough, and apart from each other and from the hours of AWS Backup. */
export function checkDatabaseWindows({ environments }: Subject): Problem[] {
  return environments.flatMap((environment) => {
    const [backup, maintenance] = [backupOf(environment), maintenanceOf(environment)];
    const windows = [backup, maintenance].filter((window) => window !== undefined);
    return [...windows.flatMap(tooShort), ...windows.flatMap((one) => inVaultHours(one, windows)), ...apart(backup, maintenance)];
  });
}

const hours = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

function backupOf({ at, database }: LocatedEnvironment): Window | undefined {
  if (database?.backupWindow === undefined) return undefined;
  const moved = (hour: number) => `${hours(hour)}-${hours((hour + 1) % 24)}`;
  return window(`${at}.database.backupWindow`, database.backupWindow, backupSpans, moved);
}

function maintenanceOf({ at, database }: LocatedEnvironment): Window | undefined {
  if (database?.maintenanceWindow === undefined) return undefined;
  const day = database.maintenanceWindow.slice(0, 3);
  // At 23:00 it would end on another day; there is always an hour before.
  const moved = (hour: number) => `${day}:${hours(Math.min(hour, 22))}-${day}:${hours(Math.min(hour, 22) + 1)}`;
  return window(`${at}.database.maintenanceWindow`, database.maintenanceWindow, (text) => [maintenanceSpan(text)], moved);
}

function window(path: string, text: string, spansOf: (text: string) => Span[], at: (hour: number) => string): Window {
  return { path, window: text, spans: spansOf(text), at, spansAt: (hour) => spansOf(at(hour)) };
}

function tooShort({ path, window, spans }: Window): Problem[] {
  const [first] = spans;
  if (first === undefined || first.to - first.from >= shortest) return [];
  return [
    {
      path,
      message: `${window} is ${first.to - first.from} minutes long`,
      consequence: 'RDS refuses a window of less than half an hour.',
      remedy: 'Let it end later.',
    },
  ];
}

function inVaultHours(one: Window, windows: readonly Window[]): Problem[] {
  if (!overlap(one.spans, vaultSpans)) return [];
  return [
    {
      path: one.path,
      message: `${one.window} touches the hours of AWS Backup, ${hours(vaultHours.from)} to ${hours(vaultHours.to)} UTC`,
      consequence: 'AWS Backup starts no snapshot in a window of the instance, nor in the hour before it: the vault would go without.',
      remedy: remedy(one, windows),
    },
  ];
}

function apart(backup: Window | undefined, maintenance: Window | undefined): Problem[] {
  if (!backup || !maintenance || !overlap(backup.spans, maintenance.spans)) return [];
  return [
    {
      path: maintenance.path,
      message: `${maintenance.window} overlaps ${backup.path} ${backup.window}`,
      consequence: 'RDS refuses an instance whose windows overlap, after the network already stands.',
      remedy: remedy(maintenance, [backup]),
    },
  ];
}

/** The first hour of the day at which the window would be clear of everything. */
function remedy(one: Window, windows: readonly Window[]): string {
  const others = [...vaultSpans, ...windows.filter((other) => other !== one).flatMap(({ spans }) => spans)];
  const free = Array.from({ length: 24 }, (_, hour) => hour).find((hour) => !overlap(one.spansAt(hour), others));
  return free === undefined ? 'Make the other window shorter.' : `Write another, such as '${one.at(free)}'.`;
}
