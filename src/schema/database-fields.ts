import { z } from 'zod';
import { choice, flag, text, whole } from './field';
import { lowerCaseName } from './name-field';

const restore = z.strictObject({
  name: lowerCaseName(20, 'It becomes part of the identifier of an instance.'),
  // Automated snapshots and those of AWS Backup have a prefix with a colon.
  snapshot: text(/^$|^(arn:aws:rds:[a-z0-9-]+:\d{12}:snapshot:)?((rds|awsbackup):)?[A-Za-z][A-Za-z0-9-]{0,254}$/, {
    what: 'the identifier or ARN of a snapshot',
    consequence: 'RDS would find no snapshot, and the release would stop at the database.',
    remedy: "Write one such as 'before-migration-7', or 'arn:aws:rds:us-east-1:222222222222:snapshot:awsbackup:job-1'.",
  }),
  sourceResourceId: text(/^$|^db-[A-Z0-9]{20,40}$/, {
    what: 'the resource id of an instance',
    consequence: 'RDS would find no backups, and the release would stop at the database.',
    remedy: "Write the instance's DbiResourceId, such as 'db-ABCDEFGHIJKLMNOPQRSTUVWX01'.",
  }),
  restoreTime: text(/^$|^latest$|^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, {
    what: 'a time in UTC',
    consequence: 'RDS would refuse it, and the release would stop at the database.',
    remedy: "Write one such as '2026-11-20T14:03:00Z', or 'latest'.",
  }),
  storageGiB: whole(20, 65_536, {
    what: 'a whole number of GiB from 20 to 65536',
    consequence: 'RDS makes no gp3 volume of another size.',
    remedy: 'Write what the source has now, which may be more than it was given.',
  }),
});

export const database = z.strictObject({
  engine: choice(['postgres', 'mysql'], { consequence: 'No other engine is built.' }),
  version: text(/^\d+\.\d+(\.\d+)?$/, {
    what: 'a full engine version',
    consequence: 'RDS would pick the newest minor version, another one in each environment.',
    remedy: "Write one such as '17.9' for postgres or '8.4.9' for mysql.",
  }),
  instanceType: text(/^(?!db\.)[a-z][a-z0-9-]+\.[a-z0-9]+$/, {
    what: 'an instance type without the db. prefix',
    consequence: 'RDS would refuse it after the network already stands.',
    remedy: "Write one such as 't4g.medium' or 'm7g.large'.",
    mistake: (value) =>
      typeof value === 'string' && value.startsWith('db.') ? `${value} has the prefix that the stack adds itself` : undefined,
  }),
  storageGiB: whole(20, 65_536, {
    what: 'a whole number of GiB from 20 to 65536',
    consequence: 'RDS makes no gp3 volume of another size.',
    remedy: 'Write 50 and let it grow.',
  }),
  maxStorageGiB: whole(20, 65_536, {
    what: 'a whole number of GiB from 20 to 65536',
    consequence: 'RDS makes no gp3 volume of another size.',
    remedy: 'Write about four times storageGiB.',
  }),
  multiAz: flag({
    what: 'true or false',
    consequence: 'It decides whether a standby takes over when a zone is lost.',
    remedy: 'Write true where an outage of an hour is too long.',
  }),
  backupRetentionDays: whole(1, 35, {
    what: 'a whole number of days from 1 to 35',
    consequence: '0 switches point-in-time recovery off, and RDS keeps no automated backup beyond 35 days.',
    remedy: 'Write 7 where data can be made again, and 35 where it cannot.',
  }),
  backupCopyRegion: text(/^(none|[a-z]{2,}(-[a-z]+)+-\d)$/, {
    what: "the code of an AWS Region, or 'none'",
    consequence: 'The vault of the copies would be sent to a place that does not exist.',
    remedy: "Write a Region that patients' data may be kept in, such as 'us-west-2', or 'none'.",
  }),
  backupWindow: text(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/, {
    what: 'a daily window of two times in UTC',
    consequence: 'RDS would refuse it, or pick an hour by itself.',
    remedy: "Write one such as '02:00-03:00', or over midnight '23:30-00:30'.",
  }),
  // As RDS's console writes the days. In other letters the same window would be a change of the instance.
  maintenanceWindow: text(/^((Mon|Tue|Wed|Thu|Fri|Sat|Sun):([01]\d|2[0-3]):[0-5]\d(-(?!$)|$)){2}$/, {
    what: 'a weekly window from a day and time to another in UTC',
    consequence: 'RDS would refuse it, or pick a day and an hour by itself.',
    remedy: "Write one such as 'Sun:04:00-Sun:05:00'.",
  }),
  proxy: flag({
    what: 'true or false',
    consequence: 'It decides whether services share connections to the database, at a price for each vCPU of it.',
    remedy: 'Write true where tasks come and go faster than the database can open connections.',
  }),
  serving: lowerCaseName(20, 'Services would be sent to an instance that is not there.'),
  original: choice(['kept', 'released'], {
    consequence: "It decides whether the instance that the environment began with is still the stack's.",
  }),
  restores: z.array(restore),
  insights: choice(['standard', 'advanced'], {
    consequence: 'It decides how long the figures of slow queries are kept, and what they cost.',
  }),
});
