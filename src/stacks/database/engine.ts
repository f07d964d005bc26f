import {
  DatabaseInstanceEngine,
  type IInstanceEngine,
  MysqlEngineVersion,
  type OptionConfiguration,
  PostgresEngineVersion,
} from 'aws-cdk-lib/aws-rds';
import type { Database } from '../../schema/database';

/** What differs between the engines. */
export interface Engine {
  readonly port: number;
  readonly instanceEngine: IInstanceEngine;
  /** TLS forced, and connections and changes of the schema logged. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Every log that the engine offers to CloudWatch. */
  readonly logs: readonly string[];
  readonly options: OptionConfiguration[];
}

/**
 * Statements are not logged: they carry patients' data, and a log has more readers than a table. What takes time is seen, without its
 * values, in Database Insights.
 */
export function engineOf({ engine, version }: Database): Engine {
  const [major = version, minor = ''] = version.split('.');
  switch (engine) {
    case 'postgres':
      return {
        port: 5432,
        instanceEngine: DatabaseInstanceEngine.postgres({ version: PostgresEngineVersion.of(version, major) }),
        parameters: { 'rds.force_ssl': '1', log_connections: '1', log_disconnections: '1', log_statement: 'ddl' },
        logs: ['postgresql', 'upgrade'],
        options: [],
      };
    case 'mysql':
      return {
        port: 3306,
        instanceEngine: DatabaseInstanceEngine.mysql({ version: MysqlEngineVersion.of(version, `${major}.${minor}`) }),
        // The general and the slow query log stay off; were one switched on, it would go where the others go.
        parameters: { require_secure_transport: '1', general_log: '0', slow_query_log: '0', log_output: 'FILE' },
        logs: ['audit', 'error', 'general', 'slowquery'],
        options: [{ name: 'MARIADB_AUDIT_PLUGIN', settings: { SERVER_AUDIT_EVENTS: 'CONNECT,QUERY_DDL,QUERY_DCL' } }],
      };
  }
}
