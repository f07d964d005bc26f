import { type Found, textsAt } from '../../assembly/environment-resources';
import { bytesAGb, minutesAMonth, recordBytes } from '../log-volumes';
import { names } from '../names';
import { CannotPrice, hoursAMonth, type Meters, type Setting, usage, usages } from '../usage';

/** With gp3, whatever the size of the volume below 400 GB. */
const includedIops = 3_000;
const includedInsightsDays = 7;
const daysAMonth = hoursAMonth / 24;

/** Of the sizes of RDS's classes: T classes have two below `xlarge`, as all have at `large`. */
const vcpusOfSize: Readonly<Record<string, number>> = {
  micro: 2,
  small: 2,
  medium: 2,
  large: 2,
  xlarge: 4,
  '2xlarge': 8,
  '4xlarge': 16,
  '8xlarge': 32,
  '12xlarge': 48,
  '16xlarge': 64,
};

/** @throws CannotPrice for a size that is not in the table */
export function databaseVcpus({ properties }: Found): number {
  const size = String(properties.DBInstanceClass).split('.').at(-1) ?? '';
  const vcpus = vcpusOfSize[size];
  if (vcpus === undefined) throw new CannotPrice(`is of the size ${size}, whose processors are not known here`);
  return vcpus;
}

/** What is used of the storage that is billed: GB. */
export function usedGb({ properties }: Found, { load }: Setting): number {
  return (Number(properties.AllocatedStorage ?? 0) * load.databaseUsedPercent) / 100;
}

/** What one day changes of it. */
export function changedGbADay(instance: Found, setting: Setting): number {
  return (usedGb(instance, setting) * setting.load.databaseChangePercent) / 100;
}

export const databaseMeters: Meters = {
  'AWS::RDS::DBInstance': (instance, setting) => {
    const { properties } = instance;
    refuseWhatIsNotModelled(instance);
    const engine = String(
      properties.Engine ?? setting.resources.byId('AWS::RDS::DBInstance', properties.SourceDBInstanceIdentifier)?.properties.Engine,
    );
    const zones = properties.MultiAZ === true ? 'multi' : 'single';
    const storageGb = Number(properties.AllocatedStorage ?? 0);
    const kept = usedGb(instance, setting) + changedGbADay(instance, setting) * Number(properties.BackupRetentionPeriod ?? 1);
    const exported = textsAt(properties, 'EnableCloudwatchLogsExports').length > 0 ? setting.load.databaseLogGb : 0;
    const watched = Number(properties.MonitoringInterval ?? 0);
    const watchedGb = watched > 0 ? (minutesAMonth * (60 / watched) * recordBytes.databaseMonitoring) / bytesAGb : 0;
    return usages(
      usage('Hours of the instance', `rds/${engine}/${String(properties.DBInstanceClass).replace('db.', '')}/${zones}`, hoursAMonth),
      usage('Storage', `rds/gp3/${zones}`, storageGb),
      usage('IOPS beyond the baseline', `rds/gp3-iops/${zones}`, Math.max(0, Number(properties.Iops ?? 0) - includedIops)),
      usage('Automated backups beyond its size', 'rds/backup', Math.max(0, kept - storageGb)),
      usage(
        'Advanced insights',
        'rds/insights',
        properties.DatabaseInsightsMode === 'advanced' ? databaseVcpus(instance) * hoursAMonth : 0,
      ),
      usage('Password of the master user', 'secret', properties.ManageMasterUserPassword === true ? 1 : 0),
      usage('Exported logs and enhanced monitoring', 'logs/ingestion', exported + watchedGb),
    );
  },

  'AWS::RDS::DBProxy': (proxy, { resources }) => {
    const targets = resources
      .all('AWS::RDS::DBProxyTargetGroup')
      .filter(({ properties }) => names(properties.DBProxyName, proxy) || properties.DBProxyName === proxy.properties.DBProxyName)
      .flatMap(({ properties }) => textsAt(properties, 'DBInstanceIdentifiers'));
    const instances = resources
      .all('AWS::RDS::DBInstance')
      .filter((instance) => targets.some((target) => names(target, instance) || target === instance.properties.DBInstanceIdentifier));
    if (instances.length === 0) throw new CannotPrice('leads to a database that is not in the assembly');
    const vcpus = instances.reduce((sum, instance) => sum + Math.max(2, databaseVcpus(instance)), 0);
    return [usage('vCPUs of the databases behind it', 'rds/proxy', vcpus * hoursAMonth)];
  },
};

function refuseWhatIsNotModelled({ properties }: Found): void {
  const { StorageType = 'gp2', DatabaseInsightsMode = 'standard', PerformanceInsightsRetentionPeriod = includedInsightsDays } = properties;
  if (properties.AllocatedStorage === undefined) throw new CannotPrice('has storage whose size its template does not say');
  if (StorageType !== 'gp3') throw new CannotPrice(`has storage of the type ${String(StorageType)}`);
  const isAdvanced = DatabaseInsightsMode === 'advanced';
  if (!isAdvanced && Number(PerformanceInsightsRetentionPeriod) > includedInsightsDays) {
    throw new CannotPrice('keeps Performance Insights for more than 7 days');
  }
}

/** How many days of changes a set of daily recovery points holds, at most as many as there have been. */
export function daysOfChanges(keptDays: number, ageMonths: number): number {
  return Math.min(keptDays, ageMonths * daysAMonth);
}
