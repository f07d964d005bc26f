import { Stack } from 'aws-cdk-lib';
import { EventField } from 'aws-cdk-lib/aws-events';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { EventAlarm } from '../event-alarm';
import { eventPublisher } from '../event-publisher';
import { findingEvents } from './finding-events';
import { rootUse, tamperEvents } from './tamper-events';

export interface TamperAlarmsProps {
  readonly topic: ITopic;
  /** Of the key that encrypts it. */
  readonly keyArn: string;
  readonly logBuckets: readonly IBucket[];
  /** What log groups are configured to keep. */
  readonly logDays: number;
  /** Whether to watch the root user by events, which are those of this Region: where a trail has a log group here, that sees all Regions. */
  readonly watchRoot: boolean;
}

/** From which field of a recorded call the mail takes who did what. */
const recordedCall = [
  field('eventName'),
  'by',
  field('userIdentity.arn'),
  'from',
  field('sourceIPAddress'),
  'at',
  field('eventTime'),
  'error:',
  field('errorCode'),
  '- CloudTrail event',
  field('eventID'),
].join(' ');

/**
 * Mails what would otherwise be found months later: somebody takes away the record, its keys, its keepers or these alarms, acts as root,
 * or GuardDuty and Access Analyzer find what cannot wait. Works with any trail that records management events, the organisation's
 * included.
 */
export class TamperAlarms extends Construct {
  constructor(scope: Construct, id: string, { topic, keyArn, logBuckets, logDays, watchRoot }: TamperAlarmsProps) {
    super(scope, id);
    const stack = Stack.of(this);
    const role = eventPublisher(this, topic, keyArn);
    const prefix = stack.stackName.slice(0, -stack.node.id.length);
    const events = tamperEvents({
      prefix,
      topicPrefix: stack.formatArn({ service: 'sns', resource: prefix }),
      logBucketNames: logBuckets.map(({ bucketName }) => bucketName),
      logDays,
    });
    for (const [name, event] of Object.entries(watchRoot ? { ...events, RootUse: rootUse } : events)) {
      new EventAlarm(this, name, {
        topic,
        role,
        ...event,
        runbook: name === 'RootUse' ? 'audit#root-and-sign-ins' : 'audit#tampering',
        particulars: recordedCall,
      });
    }
    for (const [name, { subject, ...event }] of Object.entries(findingEvents)) {
      new EventAlarm(this, name, {
        topic,
        role,
        ...event,
        runbook: 'audit#findings',
        particulars: `${EventField.fromPath(subject)} - event ${EventField.eventId}`,
      });
    }
  }
}

function field(path: string): string {
  return EventField.fromPath(`$.detail.${path}`);
}
