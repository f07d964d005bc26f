import { z } from 'zod';
import { environmentSchema } from './environment-fields';
import { guidance, text } from './field';
import { exceptionSchema, platformSchema } from './platform-fields';
import { serviceSchema } from './service-fields';

const digest = text(/^sha256:[0-9a-f]{64}$/, {
  what: 'the digest of an image',
  consequence: 'A tag can point at another image tomorrow: what staging proved would not be what prod runs.',
  remedy: "Write 'sha256:' and the 64 hexadecimal digits that ECR shows for the image, or null while there is none.",
  mistake: (value) => {
    if (typeof value !== 'string' || value === '') return undefined;
    if (value.includes('@sha256:')) return `'${value}' names a repository before the digest`;
    if (value.startsWith('sha256:')) return `'${value}' has no 64 lower-case hexadecimal digits after 'sha256:'`;
    return `'${value}' is a tag, not a digest`;
  },
});

/** The configuration after its defaults: nothing is optional any more but what an environment overrides. */
export const configurationSchema = z.strictObject({
  platform: platformSchema,
  environments: z.array(environmentSchema).min(1).register(guidance, {
    what: 'a list of at least one environment',
    consequence: 'The pipeline would deploy nothing.',
    remedy: 'List the environments in the order of promotion.',
  }),
  services: z.array(serviceSchema).min(1).register(guidance, {
    what: 'a list of at least one service',
    consequence: 'The load balancer would answer 403 to everything.',
    remedy: 'List the services that run behind the load balancer.',
  }),
  images: z.record(z.string(), digest.nullable()),
  exceptions: z.array(exceptionSchema),
});

export type CompleteConfiguration = z.output<typeof configurationSchema>;
export type CompleteEnvironment = CompleteConfiguration['environments'][number];
export type CompleteService = CompleteConfiguration['services'][number];

/** A value of which parts may be missing, because they were wrong and are reported already. */
export type Draft<T> = T extends readonly (infer Element)[]
  ? readonly (Draft<Element> | undefined)[]
  : T extends object
    ? { readonly [Key in keyof T]?: Draft<T[Key]> | undefined }
    : T;
