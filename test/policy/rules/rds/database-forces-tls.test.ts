import { testRule } from '../rule-table';

const group = (Family: string, Parameters: object) => ({ Type: 'AWS::RDS::DBParameterGroup', Properties: { Family, Parameters } });
const instance = (properties: object) => ({ Type: 'AWS::RDS::DBInstance', Properties: properties });

testRule('database-forces-tls', {
  compliant: {
    PostgreSQL: {
      Parameters: group('postgres17', { 'rds.force_ssl': '1' }),
      Instance: instance({ DBParameterGroupName: { Ref: 'Parameters' }, CACertificateIdentifier: 'rds-ca-rsa2048-g1' }),
    },
    MySQL: { Parameters: group('mysql8.4', { require_secure_transport: 'ON' }) },
    'a proxy': { Proxy: { Type: 'AWS::RDS::DBProxy', Properties: { RequireTLS: true } } },
  },
  nonCompliant: {
    'PostgreSQL without it': { Bad: group('postgres17', { 'rds.force_ssl': '0' }) },
    'MySQL without it': { Bad: group('mysql8.4', {}) },
    'the other engine’s parameter': { Bad: group('mysql8.4', { 'rds.force_ssl': '1' }) },
    'TLS 1.0 brought back': { Bad: group('mysql8.4', { require_secure_transport: '1', tls_version: 'TLSv1,TLSv1.2' }) },
    'AWS’s default parameters': { Bad: instance({ DBParameterGroupName: 'default.postgres17' }) },
    'no parameters': { Bad: instance({}) },
    'an authority that has expired': {
      Parameters: group('postgres17', { 'rds.force_ssl': '1' }),
      Bad: instance({ DBParameterGroupName: { Ref: 'Parameters' }, CACertificateIdentifier: 'rds-ca-2019' }),
    },
    'a proxy that takes plain connections': { Bad: { Type: 'AWS::RDS::DBProxy', Properties: { RequireTLS: false } } },
  },
  notApplicable: { 'a subnet group': { Group: { Type: 'AWS::RDS::DBSubnetGroup', Properties: {} } } },
});
