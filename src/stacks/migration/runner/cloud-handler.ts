import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { ECSClient } from '@aws-sdk/client-ecs';
import { RDSClient } from '@aws-sdk/client-rds';
import type { Cloud } from './cloud';
import { advance } from './cloud-steps';
import { pause } from './pause';
import { settings } from './settings';
import type { State } from './state';

const { CLUSTER, SUBNETS, SECURITY_GROUP, LOG_GROUP, INSTANCE } = settings('CLUSTER', 'SUBNETS', 'SECURITY_GROUP', 'LOG_GROUP', 'INSTANCE');

const cloud: Cloud = {
  rds: new RDSClient({}),
  ecs: new ECSClient({}),
  logs: new CloudWatchLogsClient({}),
  place: { cluster: CLUSTER, subnets: SUBNETS.split(','), securityGroups: [SECURITY_GROUP], logGroup: LOG_GROUP, instance: INSTANCE },
  now: () => new Date(),
  pause,
};

export const handler = (state: State) => advance(state, cloud);
