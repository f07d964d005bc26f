import { type EventPattern, Match } from 'aws-cdk-lib/aws-events';

/** What an environment has that somebody could tamper with. */
export interface Tamperable {
  /** Begins the name of everything that the environment's stacks make, such as `Prod-`. */
  readonly prefix: string;
  /** ARN of this account's topics with that prefix. */
  readonly topicPrefix: string;
  readonly logBucketNames: readonly string[];
  /** Log groups are kept this long: less is tampering. */
  readonly logDays: number;
}

export interface TamperEvent {
  /** What it means and where to look first. */
  readonly description: string;
  readonly pattern: EventPattern;
}

/** Calls that take away what would show later what was done. Refused ones too: somebody tried. */
export function tamperEvents({ prefix, topicPrefix, logBucketNames, logDays }: Tamperable): Readonly<Record<string, TamperEvent>> {
  const named = Match.prefix(prefix);
  // The database's and the web ACL's log groups have names that AWS prescribes.
  const logGroupName = Match.anyOf(named, Match.prefix('/aws/rds/'), Match.prefix('aws-waf-logs-'));
  const ourTopic = Match.prefix(topicPrefix);
  return {
    TrailChanged: {
      description:
        'Audit trail: it was stopped, deleted or told to record less. Unless a release did so, start it again and ask who called.',
      pattern: calls('cloudtrail', ['StopLogging', 'DeleteTrail', 'UpdateTrail', 'PutEventSelectors']),
    },
    KeyWithdrawn: {
      description:
        'Keys: one was disabled, will be deleted or no longer rotates. Without it its data is noise: undo that, then ask who called.',
      pattern: calls('kms', ['DisableKey', 'ScheduleKeyDeletion', 'DisableKeyRotation']),
    },
    LogsDeleted: {
      description:
        'Logs: a group or stream was deleted, or its retention or key taken away. Look at what it held, and at the locked copy of the trail.',
      pattern: calls('logs', ['DeleteLogGroup', 'DeleteLogStream', 'DeleteRetentionPolicy', 'DisassociateKmsKey'], { logGroupName }),
    },
    LogsShortened: {
      description:
        'Logs: a group was told to keep them for less than configured. Set it back before the next day is deleted, and ask who called.',
      pattern: calls('logs', ['PutRetentionPolicy'], { logGroupName, retentionInDays: Match.lessThan(logDays) }),
    },
    LogBucketChanged: {
      description:
        'Log buckets: a policy, lifecycle, lock, encryption or access setting was changed. Compare it with the last release, and set it back.',
      pattern: calls('s3', Match.anyOf(Match.prefix('PutBucket'), Match.prefix('DeleteBucket'), 'PutObjectLockConfiguration'), {
        bucketName: logBucketNames,
      }),
    },
    WatcherStopped: {
      description:
        'Watchers: AWS Config, GuardDuty, Security Hub or Access Analyzer was stopped or told to see less. Start it again, then look at the gap.',
      pattern: callsTo(
        ['config', 'guardduty', 'securityhub', 'access-analyzer'],
        [
          'StopConfigurationRecorder',
          'DeleteConfigurationRecorder',
          'PutConfigurationRecorder',
          'DeleteDeliveryChannel',
          'DeleteConformancePack',
          'DeleteDetector',
          'UpdateDetector',
          'CreateFilter',
          'DisassociateFromAdministratorAccount',
          'DisableSecurityHub',
          'BatchDisableStandards',
          'DeleteAnalyzer',
          'CreateArchiveRule',
        ],
      ),
    },
    RuleSilenced: {
      description:
        'Alarms: a rule that speaks of tampering was disabled, deleted or rewritten. What came after may be unheard: read the trail from there.',
      pattern: calls('events', ['DisableRule', 'DeleteRule', 'PutRule'], { name: named }),
    },
    TargetsChanged: {
      description:
        'Alarms: a rule that speaks of tampering speaks elsewhere, or nowhere. What came after may be unheard: read the trail from there.',
      pattern: calls('events', ['RemoveTargets', 'PutTargets'], { rule: named }),
    },
    AlarmSilenced: {
      description: 'Alarms: one was deleted or its actions disabled. What came after went unheard: look at its metric since then.',
      pattern: calls('monitoring', ['DeleteAlarms', 'DisableAlarmActions'], { alarmNames: named }),
    },
    TopicSilenced: {
      description: 'Alarms: their topic was deleted or its policy changed. What came after went unheard: look at the alarms by hand.',
      pattern: calls('sns', ['DeleteTopic', 'SetTopicAttributes', 'RemovePermission'], { topicArn: ourTopic }),
    },
    Unsubscribed: {
      description: 'Alarms: somebody no longer receives them. If nobody asked for that, subscribe the address again.',
      pattern: calls('sns', ['Unsubscribe'], { subscriptionArn: ourTopic }),
    },
  };
}

/** Any use of the root user. Sign-ins are recorded in the Region of the sign-in page, most often us-east-1. */
export const rootUse: TamperEvent = {
  description:
    'Root user: it signed in or called. No daily work needs it: ask its keeper, and if nobody did, change its password and keys now.',
  pattern: {
    detailType: Match.suffix(' via CloudTrail'),
    detail: {
      userIdentity: { type: ['Root'], invokedBy: Match.doesNotExist() },
      eventType: Match.anythingBut('AwsServiceEvent'),
    },
  },
};

const calls = (service: string, names: string[], parameters?: object): EventPattern => callsTo([service], names, parameters);

/** Calls by their names and parameters. EventBridge hears of them only where a trail records management events. */
function callsTo(services: readonly string[], eventName: string[], requestParameters?: object): EventPattern {
  return {
    detailType: ['AWS API Call via CloudTrail'],
    detail: {
      eventSource: services.map((service) => `${service}.amazonaws.com`),
      eventName,
      ...(requestParameters ? { requestParameters } : {}),
    },
  };
}
