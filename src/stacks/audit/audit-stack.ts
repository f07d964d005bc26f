import type { Construct } from 'constructs';
import type { Environment } from '../../schema/environment';
import { AlarmTopic } from '../alarm-topic';
import { EnvironmentStack } from '../environment-stack';
import { AccessLogBucket } from './access-log-bucket';
import { ConfigurationRecorder } from './configuration-recorder';
import { Detection } from './detection';
import { TamperAlarms } from './tamper-alarms';
import { Trail } from './trail';
import { TrailAlarms } from './trail-alarms';

/**
 * Who did what in the account, what watches it, and who is told. With every singleton left to the account or the organisation, what
 * remains is the bucket for the access logs of the environment's other buckets, and the alarms.
 */
export class AuditStack extends EnvironmentStack {
  /**
   * Takes the server access logs of any bucket of the account and Region. A name, to import with `Bucket.fromBucketName`: given the
   * bucket itself, the library would write the other stack's bucket into this one's policy, and make a cycle.
   */
  readonly accessLogsBucketName: string;

  constructor(scope: Construct, environment: Environment) {
    super(scope, 'audit', {
      environment,
      description: 'Audit trail, access logs, the account singletons that watch, and alarms on tampering',
    });
    const { alertEmails, audit, retention, singletons, protectData } = environment;
    const keptDays = retention.auditDays;

    const accessLogs = new AccessLogBucket(this, 'AccessLogs', { keptDays });
    const trail =
      singletons.cloudTrail === 'create'
        ? new Trail(this, 'Trail', { retention, accessLogs, compliance: protectData, dataEventBuckets: audit.dataEventBuckets })
        : undefined;
    const recorder =
      singletons.config === 'create' ? new ConfigurationRecorder(this, 'Configuration', { accessLogs, keptDays, protectData }) : undefined;
    new Detection(this, 'Detection', { singletons, protectData });

    // A topic of its own: that of the cluster comes later, and whoever tampers with the one is seen by the other.
    const { topic, encryptionKey } = new AlarmTopic(this, 'Alarms', { emails: alertEmails });
    new TamperAlarms(this, 'Tampering', {
      topic,
      keyArn: encryptionKey.keyArn,
      logBuckets: [accessLogs, trail?.bucket, recorder?.bucket].filter((bucket) => bucket !== undefined),
      logDays: retention.logDays,
      watchRoot: trail === undefined,
    });
    if (trail) new TrailAlarms(this, 'TrailAlarms', { topic, logGroup: trail.logGroup });

    this.accessLogsBucketName = accessLogs.bucketName;
    this.exportValue(this.accessLogsBucketName);
  }
}
