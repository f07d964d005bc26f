import type { ExceptionConfiguration } from '../../schema/configuration';
import { ofAudit } from './environment/of-audit';
import { ofCluster } from './environment/of-cluster';
import { ofDatabase } from './environment/of-database';
import { ofEdge } from './environment/of-edge';
import { ofFinops } from './environment/of-finops';
import { ofMigrations } from './environment/of-migrations';
import { ofNetwork } from './environment/of-network';
import { ofObservability } from './environment/of-observability';
import { ofServices } from './environment/of-services';

/** In every environment, patients' data or not. */
export const ofEnvironments: readonly ExceptionConfiguration[] = [
  ...ofNetwork,
  ...ofAudit,
  ...ofDatabase,
  ...ofCluster,
  ...ofMigrations,
  ...ofObservability,
  ...ofFinops,
  ...ofServices,
  ...ofEdge,
];
