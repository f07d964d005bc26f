import type { Construct } from 'constructs';
import type { Environment } from '../../schema/platform';
import { EnvironmentStack } from '../environment-stack';
import { AccessLogBucket } from './access-log-bucket';
import { Detection } from './detection';
import { Trail } from './trail';

/**
 * Who did what in the account, and what watches it. With every singleton left to the account or the organisation, what remains is the
 * bucket for the access logs of the environment's other buckets.
 */
export class AuditStack extends EnvironmentStack {
  /**
   * Takes the server access logs of any bucket of the account and Region. A name, to import with `Bucket.fromBucketName`: given the
   * bucket itself, the library would write the other stack's bucket into this one's policy, and make a cycle.
   */
  readonly accessLogsBucketName: string;

  constructor(scope: Construct, environment: Environment) {
    super(scope, 'audit', { environment, description: 'Audit trail, access logs and the account singletons that watch' });
    const { retention, singletons, protectData } = environment;

    const accessLogs = new AccessLogBucket(this, 'AccessLogs', { keptDays: retention.auditDays });
    if (singletons.cloudTrail === 'create') new Trail(this, 'Trail', { retention, accessLogs, compliance: protectData });
    new Detection(this, 'Detection', { singletons });

    this.accessLogsBucketName = accessLogs.bucketName;
    this.exportValue(this.accessLogsBucketName);
  }
}
