import { type Found, hasAttributeOf, mapAt, mapsAt, textsAt } from '../../assembly/environment-resources';
import type { ValueMap } from '../../assembly/template';
import { names } from '../names';
import { hasPrices } from '../price-list';
import { CannotPrice, type Meters, type Setting, usage, usages } from '../usage';
import { changedGbADay, daysOfChanges, usedGb } from './database';

const daysAMonth = 30;

/**
 * AWS Backup bills what its recovery points hold, not the vault or the plan. Points of a database are incremental: together they hold it once,
 * and what changed on each day that a point remembers.
 */
export const backupMeters: Meters = {
  'AWS::Backup::BackupPlan': (plan, setting) => {
    const databases = selected(plan, setting);
    const rules = mapsAt(plan.properties, 'BackupPlan', 'BackupPlanRule');
    const held = (keptDays: number) =>
      databases.reduce(
        (sum, one) => sum + usedGb(one, setting) + changedGbADay(one, setting) * daysOfChanges(keptDays, setting.load.ageMonths),
        0,
      );
    const days = rules.map((rule) => Number(mapAt(rule, 'Lifecycle').DeleteAfterDays ?? Number.POSITIVE_INFINITY));
    const copies = rules.flatMap((rule) => mapsAt(rule, 'CopyActions'));
    const copied = copies.map((copy) => Number(mapAt(copy, 'Lifecycle').DeleteAfterDays ?? Number.POSITIVE_INFINITY));
    const changed = databases.reduce((sum, one) => sum + changedGbADay(one, setting) * daysAMonth, 0);
    return usages(
      // The longest chain holds what the shorter ones do.
      usage('Recovery points', 'backup/rds', days.length > 0 ? held(Math.max(...days)) : 0),
      usage('Copies of them', copyPrice(copies, setting), copied.length > 0 ? held(Math.max(...copied)) : 0),
      usage('Their way to the other Region', 'data-transfer/regions', copied.length > 0 ? changed : 0),
    );
  },
};

/** A copy is billed where it is kept: in a vault of the assembly, or in one that an ARN names. */
function copyPrice(copies: readonly ValueMap[], { resources, regionOf }: Setting): string {
  const regions = new Set(
    copies.map(({ DestinationBackupVaultArn: arn }) => {
      const vault = resources.all('AWS::Backup::BackupVault').find((one) => hasAttributeOf(arn, one));
      return vault ? regionOf(vault.stack) : (String(arn).split(':')[3] ?? '');
    }),
  );
  return [...regions].every(hasPrices) ? 'backup/rds' : `backup/rds in ${[...regions].join(', ')}`;
}

function selected(plan: Found, { resources }: Setting): readonly Found[] {
  const chosen = resources
    .where('AWS::Backup::BackupSelection', 'BackupPlanId', plan.physicalId)
    .flatMap(({ properties }) => textsAt(mapAt(properties, 'BackupSelection'), 'Resources'));
  return chosen.map((arn) => {
    const database = resources
      .all('AWS::RDS::DBInstance')
      .find((one) => names(arn, one) || arn.endsWith(`:db:${String(one.properties.DBInstanceIdentifier)}`));
    if (!database) throw new CannotPrice(`backs up ${arn}, which is not modelled here`);
    return database;
  });
}
