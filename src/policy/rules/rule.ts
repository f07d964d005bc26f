import { z } from 'zod';

const metadataSchema = z.strictObject({
  title: z.string().min(10),
  description: z.string().min(20),
  custom: z.strictObject({
    severity: z.enum(['error', 'warning']),
    controls: z.array(z.string().regex(/^164\.3\d\d\([a-z]\)/, 'expected a citation of 45 CFR 164, such as 164.312(e)(1)')).min(1),
    resources: z.array(z.string().regex(/^AWS::\w+::\w+$/)).min(1),
  }),
});

/** What a rule's file says of it, in the annotations that Open Policy Agent knows (https://www.openpolicyagent.org/docs/policy-language#annotations). */
export type RuleMetadata = z.infer<typeof metadataSchema>;

/** A rule on templates: a Rego file, and what its annotations say. */
export interface Rule {
  /** The file's name: lower-case words with hyphens. Findings bear it. */
  readonly id: string;
  /** What a template that keeps it looks like, as a sentence. */
  readonly title: string;
  /** Why: what a finding would mean. */
  readonly description: string;
  readonly severity: 'error' | 'warning';
  /** Safeguards of the HIPAA Security Rule that it checks: citations of 45 CFR, such as `164.312(e)(1)`. */
  readonly controls: readonly string[];
  /** Types of resources on which it may find something. */
  readonly resourceTypes: readonly string[];
  /** The file's text. */
  readonly rego: string;
}

/** @throws z.ZodError for annotations of another shape */
export function ruleOf(id: string, rego: string, metadata: unknown): Rule {
  const { title, description, custom } = metadataSchema.parse(metadata);
  return { id, title, description, severity: custom.severity, controls: custom.controls, resourceTypes: custom.resources, rego };
}
