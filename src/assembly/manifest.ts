import { z } from 'zod';
import { defaultLoad, defaultPipelineLoad } from '../schema/default-load';
import { delivery } from '../schema/delivery-fields';
import { load, pipelineLoad } from '../schema/load-fields';
import type { Manifest } from '../schema/manifest';
import { people } from '../schema/people-fields';

/** The file beside `manifest.json` in which the app writes what readers need beyond the templates. */
export const manifestFile = 'carepath.json';

const httpsUrl = z.url({ protocol: /^https$/ });

/** What an older release did not know yet is taken as usual. */
const anyLoad = z
  .object(load.shape)
  .partial()
  .transform((known) => ({ ...defaultLoad, ...known }));
const anyPipelineLoad = z
  .object(pipelineLoad.shape)
  .partial()
  .transform((known) => ({ ...defaultPipelineLoad, ...known }));

/** Of a date that is none nobody could say whether it has passed. */
export const manifestException = z.object({
  rules: z.array(z.string()).min(1),
  scope: z.enum(['environment', 'unprotected-environment', 'pipeline']),
  path: z.string(),
  reason: z.string(),
  owner: z.string(),
  expires: z.iso.date(),
  arises: z.enum(['always', 'sometimes']),
  acknowledged: z.array(z.object({ rule: z.string(), resource: z.string(), count: z.int().positive() })),
});

/** Fields of later minor additions pass; a `schemaVersion` that is not known does not. */
export const manifestSchema = z.object({
  schemaVersion: z.literal(1),
  platform: z.string(),
  source: z.object({
    commit: z.string(),
    committedAt: z.iso.datetime({ offset: true }),
    modified: z.boolean(),
    authors: z.array(z.string()).optional(),
  }),
  environments: z.array(
    z.object({
      name: z.string(),
      stage: z.string(),
      account: z.string(),
      region: z.string(),
      approval: z.enum(['required', 'none']),
      protectData: z.boolean(),
      detectorsElsewhere: z.array(z.string()).optional(),
      delivery: delivery.optional(),
      services: z.array(z.string()),
      smoke: z.object({
        url: httpsUrl,
        edge: z.enum(['http-api', 'rest-api']).optional(),
        originUrl: httpsUrl.optional(),
      }),
      access: z
        .array(
          z.object({
            service: z.string(),
            calls: z.array(z.string()),
            callers: z.array(z.string()).optional(),
            database: z.boolean(),
            openPaths: z.array(z.string()),
          }),
        )
        .optional(),
      load: anyLoad.optional(),
      allowReplacement: z.array(z.object({ resource: z.string(), reason: z.string(), owner: z.string(), expires: z.string() })).optional(),
      databaseKeepers: z.array(z.string()).optional(),
      kept: z.object({ logDays: z.number(), auditDays: z.number(), backupDays: z.number() }).optional(),
      webAclCounts: z.object({ until: z.string(), reason: z.string() }).optional(),
    }),
  ),
  pipeline: z
    .object({
      account: z.string(),
      region: z.string().optional(),
      load: anyPipelineLoad,
      people: people.optional(),
      approvalTimeoutMinutes: z.int().optional(),
    })
    .optional(),
  images: z
    .array(z.object({ service: z.string(), repository: z.string(), architectures: z.array(z.enum(['arm64', 'x86_64'])) }))
    .optional(),
  withheldServices: z.array(z.string()),
  exceptions: z.array(manifestException).optional(),
  owners: z.array(z.object({ name: z.string(), email: z.string() })).optional(),
}) satisfies z.ZodType<Manifest>;
