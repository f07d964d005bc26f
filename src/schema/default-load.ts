import type { Load, PipelineLoad } from './load';

/**
 * A month that a team may start from, with round figures that err on the dear side; its own bills replace them field by field.
 *
 * Ten million requests are four a second: each service's minimum of tasks takes several times that by its own scaling target, hence the few
 * percent above it. Spot has cost 30 to 50 % of the price on demand in most Regions. A record of the flow logs has some 400 bytes, and a
 * minute of an environment this size has some 300 of them. What Config, Security Hub and the trail see grows with the resources (some 300)
 * and the releases, hardly with the requests.
 */
export const defaultLoad: Load = {
  requests: 10_000_000,
  requestKiB: 2,
  responseKiB: 5,
  cachedPercent: 0,
  callsPerRequest: 0.2,
  scaledOutPercent: 5,
  spotPricePercent: 40,
  outboundGb: 15,
  internetGb: 2,
  crossZoneGb: 40,
  applicationLogBytes: 300,
  webAclFindingsPercent: 5,
  flowLogGb: 5,
  trailEvents: 400_000,
  objectEvents: 200_000,
  databaseUsedPercent: 30,
  databaseChangePercent: 1,
  databaseLogGb: 1,
  configurationItems: 2_000,
  changedResources: 400,
  ruleEvaluations: 5_000,
  securityChecks: 4_000,
  keyRequests: 10_000,
  secretReads: 1_000,
  notifications: 50,
  releases: 20,
  ageMonths: 6,
};

/** The same of the pipeline's account. */
export const defaultPipelineLoad: PipelineLoad = { releases: 20, buildMinutes: 8, actionMinutes: 3, imageGb: 3, ageMonths: 6 };
