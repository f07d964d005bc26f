import type { Problem } from '../problem';
import type { Subject } from '../subject';
import { checkAccounts, checkConnection } from './accounts';
import { checkAllowedReplacements } from './allowed-replacements';
import { checkDataEvents } from './audit';
import { checkCallers } from './callers';
import { checkCapacity } from './capacity';
import { checkDataProtection } from './data-protection';
import { checkDatabaseWindows } from './database-windows';
import { checkDatabases } from './databases';
import { checkDeliveries } from './deliveries';
import { checkDomains } from './domains';
import { checkEdgeQuotas } from './edge-quotas';
import { checkExceptions } from './exceptions';
import { checkGroups } from './groups';
import { checkInstances } from './instances';
import { checkMigrations } from './migrations';
import { checkNames } from './names';
import { checkBlocks, checkEndpoints } from './networks';
import { checkObjectives } from './objectives';
import { checkOwners } from './owners';
import { checkPeople } from './people';
import { checkEncryptionControl, checkRegions } from './regions';
import { checkRepeats } from './repeats';
import { checkRestEdges } from './rest-edges';
import { checkRestores } from './restores';
import { checkRouting } from './routing';
import { checkServiceNames } from './services';
import { checkSizes } from './sizes';
import { checkWebAcls } from './web-acls';
import { checkWorkingHours } from './working-hours';

const checks: readonly ((subject: Subject) => Problem[])[] = [
  checkNames,
  checkAccounts,
  checkConnection,
  checkRegions,
  checkEncryptionControl,
  checkBlocks,
  checkEndpoints,
  checkDomains,
  checkDatabases,
  checkDatabaseWindows,
  checkRestores,
  checkDataProtection,
  checkDeliveries,
  checkPeople,
  checkDataEvents,
  checkObjectives,
  checkSizes,
  checkCapacity,
  checkInstances,
  checkWorkingHours,
  checkGroups,
  checkRouting,
  checkEdgeQuotas,
  checkRestEdges,
  checkServiceNames,
  checkCallers,
  checkMigrations,
  checkOwners,
  checkExceptions,
  checkAllowedReplacements,
  checkWebAcls,
  checkRepeats,
];

/** What is wrong between fields that are sound by themselves. */
export const checkBetweenFields = (subject: Subject): Problem[] => checks.flatMap((check) => check(subject));
