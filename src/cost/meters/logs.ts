import { logGroupGb } from '../log-volumes';
import { CannotPrice, hoursAMonth, type Meters, usage, usages } from '../usage';

const daysAMonth = hoursAMonth / 24;
/** What is left of stored logs after compression, by the examples of CloudWatch's price page. */
const compressed = 0.15;

const ingestion: Readonly<Record<string, string>> = { STANDARD: 'logs/ingestion', INFREQUENT_ACCESS: 'logs/ingestion-infrequent' };

export const logMeters: Meters = {
  'AWS::Logs::LogGroup': (group, setting) => {
    const { RetentionInDays, LogGroupClass = 'STANDARD' } = group.properties;
    const price = ingestion[String(LogGroupClass)];
    if (!price) throw new CannotPrice(`is of the class ${String(LogGroupClass)}`);
    const gb = logGroupGb(group, setting);
    const keptMonths = RetentionInDays === undefined ? Number.POSITIVE_INFINITY : Number(RetentionInDays) / daysAMonth;
    return usages(
      usage('Logs written', price, gb),
      usage('Logs kept', 'logs/storage', gb * compressed * Math.min(keptMonths, setting.load.ageMonths)),
    );
  },
};
