import type { Meters } from '../usage';
import { auditMeters } from './audit';
import { backupMeters } from './backups';
import { databaseMeters } from './database';
import { deliveryMeters } from './delivery';
import { edgeMeters } from './edge';
import { fargateMeters } from './fargate';
import { functionMeters } from './functions';
import { instanceMeters } from './instances';
import { keyMeters } from './keys';
import { loadBalancingMeters } from './load-balancing';
import { logMeters } from './logs';
import { messageMeters } from './messages';
import { metricMeters } from './metrics';
import { networkMeters } from './network';
import { storageMeters } from './storage';
import { webAclMeters } from './web-acls';
import { zoneMeters } from './zones';

/** What is metered, by type of resource. What is neither here nor in `free-types.ts` is unpriced. */
export const meters: Meters = {
  ...fargateMeters,
  ...instanceMeters,
  ...loadBalancingMeters,
  ...networkMeters,
  ...databaseMeters,
  ...backupMeters,
  ...edgeMeters,
  ...webAclMeters,
  ...keyMeters,
  ...auditMeters,
  ...metricMeters,
  ...logMeters,
  ...storageMeters,
  ...functionMeters,
  ...messageMeters,
  ...deliveryMeters,
  ...zoneMeters,
};
