import { auditOperators } from './audit-operators';
import type { Operators } from './broken';
import { computeOperators } from './compute-operators';
import { dataProtectionOperators } from './data-protection-operators';
import { databaseOperators } from './database-operators';
import { databaseWindowOperators } from './database-window-operators';
import { deliveryOperators } from './delivery-operators';
import { edgeOperators } from './edge-operators';
import { environmentOperators } from './environment-operators';
import { exceptionOperators } from './exception-operators';
import { imageOperators } from './image-operators';
import { limitOperators } from './limit-operators';
import { loadOperators } from './load-operators';
import { migrationOperators } from './migration-operators';
import { networkOperators } from './network-operators';
import { objectiveOperators } from './objective-operators';
import { platformOperators } from './platform-operators';
import { replacementOperators } from './replacement-operators';
import { restoreOperators } from './restore-operators';
import { routingOperators } from './routing-operators';
import { serviceOperators } from './service-operators';

/** Every way that is known to break a valid configuration, and what is said of it. */
export const breakingOperators: Operators = {
  ...platformOperators,
  ...networkOperators,
  ...environmentOperators,
  ...edgeOperators,
  ...limitOperators,
  ...loadOperators,
  ...databaseOperators,
  ...databaseWindowOperators,
  ...restoreOperators,
  ...dataProtectionOperators,
  ...auditOperators,
  ...deliveryOperators,
  ...objectiveOperators,
  ...computeOperators,
  ...routingOperators,
  ...serviceOperators,
  ...migrationOperators,
  ...imageOperators,
  ...exceptionOperators,
  ...replacementOperators,
};
