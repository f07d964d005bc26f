import { type Found, mapsAt, textsAt } from '../../assembly/environment-resources';
import { CannotPrice, type Meters, type Setting, usage, usages } from '../usage';
import { databaseVcpus } from './database';

/** GuardDuty's plans that are modelled, by what the template calls them. The foundation is always on: calls, DNS, flows. */
const detectorPlans: Readonly<Record<string, (setting: Setting) => ReturnType<typeof usage>>> = {
  S3_DATA_EVENTS: ({ load }) => usage('Events of objects', 'guardduty/object-events', load.objectEvents),
  RDS_LOGIN_EVENTS: ({ resources }) =>
    usage(
      'vCPUs of databases',
      'guardduty/database',
      resources.all('AWS::RDS::DBInstance').reduce((sum, one) => sum + databaseVcpus(one), 0),
    ),
};

export const auditMeters: Meters = {
  // The first copy of management events is free, and an account that has another trail says so in its configuration.
  'AWS::CloudTrail::Trail': (trail, { load, resources }) => {
    if (resources.all('AWS::CloudTrail::Trail').length > 1)
      throw new CannotPrice('is one of several trails: the second copy of events is billed');
    if (mapsAt(trail.properties, 'InsightSelectors').length > 0) throw new CannotPrice('has insight events');
    return usages(usage('Events of objects', 'cloudtrail/data-events', recordsObjects(trail) ? load.objectEvents : 0));
  },

  'AWS::Config::ConfigurationRecorder': ({ properties }, { load }) => {
    const mode = properties.RecordingMode;
    const isDaily = JSON.stringify(mode ?? {}).includes('"RecordingFrequency":"DAILY"');
    return usages(
      isDaily
        ? usage('Resources that changed in a day', 'config/daily', load.changedResources)
        : usage('Changes of resources', 'config/continuous', load.configurationItems),
    );
  },

  'AWS::Config::ConformancePack': (_, { load, resources }) =>
    usages(
      usage('Evaluations of its rules', 'config/evaluations', load.ruleEvaluations / resources.all('AWS::Config::ConformancePack').length),
    ),

  'AWS::GuardDuty::Detector': (detector, setting) => {
    const { load } = setting;
    const enabled = mapsAt(detector.properties, 'Features').filter(({ Status }) => Status === 'ENABLED');
    const plans = enabled.map(({ Name }) => {
      const plan = detectorPlans[String(Name)];
      if (!plan) throw new CannotPrice(`has the plan ${String(Name)}`);
      return plan(setting);
    });
    return usages(
      usage('Management events', 'guardduty/management-events', load.trailEvents),
      usage('Flow and DNS logs', 'guardduty/flow-and-dns', load.flowLogGb),
      ...plans,
    );
  },

  'AWS::SecurityHub::Hub': (_, { load }) => usages(usage('Checks of its standards', 'security-hub/checks', load.securityChecks)),

  'AWS::AccessAnalyzer::Analyzer': ({ properties }) => {
    if (!['ACCOUNT', 'ORGANIZATION'].includes(String(properties.Type)))
      throw new CannotPrice('analyses unused access, which is billed by role');
    return [];
  },
};

function recordsObjects({ properties }: Found): boolean {
  const advanced = mapsAt(properties, 'AdvancedEventSelectors').flatMap((selector) => mapsAt(selector, 'FieldSelectors'));
  const isData = advanced.some((field) => field.Field === 'eventCategory' && textsAt(field, 'Equals').includes('Data'));
  return isData || mapsAt(properties, 'EventSelectors').some((selector) => mapsAt(selector, 'DataResources').length > 0);
}
