import type { Database } from './database';

/**
 * RDS refuses Performance Insights for MySQL on the smallest classes.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.Overview.Engines.html
 */
export function offersPerformanceInsights({ engine, instanceType }: Pick<Database, 'engine' | 'instanceType'>): boolean {
  return !(engine === 'mysql' && /\.(micro|small)$/.test(instanceType));
}
