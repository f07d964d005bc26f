import type { Operator } from '../operator';
import { alarms } from './alarms/alarms';
import { apiAuthorization } from './api/authorization';
import { apiLimits } from './api/limits';
import { containers } from './compute/containers';
import { functions } from './compute/functions';
import { images } from './compute/images';
import { services } from './compute/services';
import { backups } from './database/backups';
import { databaseProtection } from './database/protection';
import { databaseSignIn } from './database/sign-in';
import { responses } from './edge/responses';
import { wayRound } from './edge/way-round';
import { webAclRules } from './edge/web-acl-rules';
import { webAcls } from './edge/web-acls';
import { bucketEncryption } from './encryption/buckets';
import { databaseEncryption } from './encryption/databases';
import { keys } from './encryption/keys';
import { logEncryption } from './encryption/logs';
import { messageEncryption } from './encryption/messages';
import { sessionAndCacheEncryption } from './encryption/sessions-and-caches';
import { storeEncryption } from './encryption/stores';
import { volumeEncryption } from './encryption/volumes';
import { escalation } from './identity/escalation';
import { permissions } from './identity/permissions';
import { openDoors, resourcePolicies } from './identity/resource-policies';
import { rolePermissions } from './identity/roles';
import { trust } from './identity/trust';
import { accessLogs } from './logging/access-logs';
import { detection } from './logging/detection';
import { logGroups } from './logging/log-groups';
import { recording } from './logging/recorder';
import { trail } from './logging/trail';
import { watching } from './logging/watching';
import { boundaries } from './network/boundaries';
import { egress } from './network/egress';
import { ingress } from './network/ingress';
import { instanceMetadata } from './network/instance-metadata';
import { publicAddresses } from './network/public-addresses';
import { subnets } from './network/subnets';
import { builds } from './pipeline/builds';
import { pipelineGates } from './pipeline/gates';
import { pipelineSource } from './pipeline/source';
import { parameterSecrets, plainTextSecrets } from './secrets/plain-text';
import { budgets } from './spending/budgets';
import { buckets } from './storage/buckets';
import { objectLock } from './storage/object-lock';
import { retention } from './storage/retention';
import { apiTransport } from './transport/apis';
import { databaseTransport } from './transport/databases';
import { distributionTransport } from './transport/distributions';
import { listeners } from './transport/listeners';
import { transportPolicies } from './transport/policies';

/** Every way to misconfigure that is tried, written from the brief and from public lists before any rule was seen. */
export const operators: readonly Operator[] = [
  // Data at rest
  ...databaseEncryption,
  ...bucketEncryption,
  ...messageEncryption,
  ...logEncryption,
  ...volumeEncryption,
  ...storeEncryption,
  ...sessionAndCacheEncryption,
  ...keys,
  // The network
  ...ingress,
  ...egress,
  ...subnets,
  ...publicAddresses,
  ...instanceMetadata,
  ...boundaries,
  // Data in transit
  ...listeners,
  ...distributionTransport,
  ...apiTransport,
  ...databaseTransport,
  ...transportPolicies,
  // The edge
  ...webAclRules,
  ...webAcls,
  ...wayRound,
  ...responses,
  ...apiAuthorization,
  ...apiLimits,
  // Records and detection
  ...logGroups,
  ...accessLogs,
  ...trail,
  ...recording,
  ...detection,
  ...watching,
  ...alarms,
  ...budgets,
  // What must not be lost
  ...objectLock,
  ...buckets,
  ...retention,
  ...databaseProtection,
  ...databaseSignIn,
  ...backups,
  // Who may do what
  ...permissions,
  ...escalation,
  ...rolePermissions,
  ...trust,
  ...resourcePolicies,
  ...openDoors,
  ...plainTextSecrets,
  parameterSecrets,
  // What runs, and how it gets there
  ...containers,
  ...images,
  ...services,
  ...functions,
  ...pipelineGates,
  ...pipelineSource,
  ...builds,
];
