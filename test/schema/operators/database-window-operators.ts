import { environment, type Operators } from './broken';

const vault =
  'AWS Backup starts no snapshot in a window of the instance, nor in the hour before it: the vault would go without. Write another, such as';

/** Ways to break the windows of databases. */
export const databaseWindowOperators: Operators = {
  'a backup window by name': {
    breaks: environment('database.backupWindow', 'nightly'),
    says: [
      "environments.dev.database.backupWindow: 'nightly' is not a daily window of two times in UTC.",
      "RDS would refuse it, or pick an hour by itself. Write one such as '02:00-03:00', or over midnight '23:30-00:30'.",
    ],
  },
  'a maintenance window of every day': {
    breaks: environment('database.maintenanceWindow', '04:00-05:00'),
    says: [
      "environments.dev.database.maintenanceWindow: '04:00-05:00' is not a weekly window from a day and time to another in UTC.",
      "RDS would refuse it, or pick a day and an hour by itself. Write one such as 'Sun:04:00-Sun:05:00'.",
    ],
  },
  'a short backup window': {
    breaks: environment('database.backupWindow', '23:50-00:10'),
    says: [
      'environments.dev.database.backupWindow: 23:50-00:10 is 20 minutes long.',
      'RDS refuses a window of less than half an hour. Let it end later.',
    ],
  },
  'maintenance during the backup': {
    breaks: environment(
      'database',
      { backupWindow: '23:30-00:30', maintenanceWindow: 'Sat:23:00-Sun:00:00' },
      'database.maintenanceWindow',
    ),
    says: [
      'environments.dev.database.maintenanceWindow: Sat:23:00-Sun:00:00 overlaps environments.dev.database.backupWindow 23:30-00:30.',
      "RDS refuses an instance whose windows overlap, after the network already stands. Write another, such as 'Sat:01:00-Sat:02:00'.",
    ],
  },
  'a backup while AWS Backup is at work': {
    breaks: environment('database.backupWindow', '11:30-12:30'),
    says: [
      'environments.dev.database.backupWindow: 11:30-12:30 touches the hours of AWS Backup, 07:00 to 12:00 UTC.',
      `${vault} '00:00-01:00'.`,
    ],
  },
  'maintenance all week': {
    breaks: environment('database.maintenanceWindow', 'Mon:00:00-Mon:00:00'),
    says: [
      'environments.dev.database.maintenanceWindow: Mon:00:00-Mon:00:00 touches the hours of AWS Backup, 07:00 to 12:00 UTC.',
      `${vault} 'Mon:00:00-Mon:01:00'.`,
    ],
  },
  'insights that the instance has not': {
    breaks: environment('database', { engine: 'mysql', instanceType: 't4g.small', insights: 'advanced' }, 'database.insights'),
    says: [
      "environments.dev.database.insights: 'advanced' needs Performance Insights, which mysql has not on t4g.small.",
      "RDS would refuse the instance, after the network already stands. Write 'standard', or choose a larger instance type.",
    ],
  },
  'insights of another kind': {
    breaks: environment('database.insights', 'basic'),
    says: [
      "environments.dev.database.insights: 'basic' is not one of 'standard' and 'advanced'.",
      "It decides how long the figures of slow queries are kept, and what they cost. Write 'standard' or 'advanced'.",
    ],
  },
};
