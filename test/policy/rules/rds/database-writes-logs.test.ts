import { testRule } from '../rule-table';

const instance = (properties: object) => ({ Type: 'AWS::RDS::DBInstance', Properties: { MonitoringInterval: 60, ...properties } });
const group = (Family: string, Parameters: object) => ({ Type: 'AWS::RDS::DBParameterGroup', Properties: { Family, Parameters } });
const logged = { log_connections: '1', log_disconnections: '1', log_statement: 'ddl' };

testRule('database-writes-logs', {
  compliant: {
    PostgreSQL: {
      Instance: instance({ Engine: 'postgres', EnableCloudwatchLogsExports: ['postgresql'] }),
      Parameters: group('postgres17', logged),
    },
    MySQL: {
      Instance: instance({ Engine: 'mysql', EnableCloudwatchLogsExports: ['audit', 'error'] }),
      Parameters: group('mysql8.4', { general_log: '0' }),
    },
  },
  nonCompliant: {
    'no logs': { Bad: instance({ Engine: 'postgres' }) },
    'MySQL without audit': { Bad: instance({ Engine: 'mysql', EnableCloudwatchLogsExports: ['error'] }) },
    'no monitoring': { Bad: instance({ Engine: 'postgres', EnableCloudwatchLogsExports: ['postgresql'], MonitoringInterval: 0 }) },
    'connections unlogged': { Bad: group('postgres17', { ...logged, log_connections: '0' }) },
    'statements logged': { Bad: group('postgres17', { ...logged, log_statement: 'all' }) },
    'MySQL’s general log': { Bad: group('mysql8.4', { general_log: '1' }) },
  },
  notApplicable: { 'a proxy': { Proxy: { Type: 'AWS::RDS::DBProxy', Properties: {} } } },
});
