import { z } from 'zod';
import { guidance } from './field';

const impossible = 'The cost would be computed at a month that cannot be.';

/** Any number that is not negative: what a month brings need not be whole. */
const amount = (of: string, example: number) =>
  z
    .number()
    .min(0)
    .max(1e15)
    .register(guidance, {
      what: `a number of ${of}, 0 or more`,
      consequence: impossible,
      remedy: `Write what last month brought, or leave it out for the default; such as ${example}.`,
    });

const percent = (of: string, example: number) =>
  z
    .number()
    .min(0)
    .max(100)
    .register(guidance, {
      what: `a percentage of ${of}, from 0 to 100`,
      consequence: impossible,
      remedy: `Write a number such as ${example}, without the sign.`,
    });

/** What an environment is asked to do: nothing is deployed from it. */
export const load = z.strictObject({
  requests: amount('requests a month', 10_000_000),
  requestKiB: amount('KiB', 2),
  responseKiB: amount('KiB', 5),
  cachedPercent: percent('the requests', 10),
  callsPerRequest: amount('calls', 0.2),
  scaledOutPercent: percent('the way from minimum to maximum', 5),
  spotPricePercent: percent('the price on demand', 40),
  outboundGb: amount('GB a month', 15),
  internetGb: amount('GB a month', 2),
  crossZoneGb: amount('GB a month', 40),
  applicationLogBytes: amount('bytes a request', 300),
  webAclFindingsPercent: percent('the requests', 5),
  flowLogGb: amount('GB a month', 5),
  trailEvents: amount('events a month', 400_000),
  objectEvents: amount('events a month', 200_000),
  databaseUsedPercent: percent('the storage', 30),
  databaseChangePercent: percent('what is used', 1),
  databaseLogGb: amount('GB a month', 1),
  configurationItems: amount('changes a month', 2_000),
  changedResources: amount('resources a month', 400),
  ruleEvaluations: amount('evaluations a month', 5_000),
  securityChecks: amount('checks a month', 4_000),
  keyRequests: amount('requests a month', 10_000),
  secretReads: amount('readings a month', 1_000),
  notifications: amount('messages a month', 50),
  releases: amount('releases a month', 20),
  ageMonths: amount('months', 6),
});

/** What the pipeline is asked to do. */
export const pipelineLoad = z.strictObject({
  releases: amount('releases a month', 20),
  buildMinutes: amount('minutes', 8),
  actionMinutes: amount('minutes', 3),
  imageGb: amount('GB', 3),
  ageMonths: amount('months', 6),
});
