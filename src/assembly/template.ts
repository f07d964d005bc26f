import { z } from 'zod';

/** Any JSON value: a property may hold an intrinsic function wherever it may hold a value. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

export type ValueMap = { readonly [key: string]: Value };

/** A resource as a template writes it. */
export interface Resource {
  readonly Type: string;
  readonly Properties?: ValueMap;
  readonly Metadata?: ValueMap;
  readonly Condition?: string;
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly CreationPolicy?: Value;
  readonly UpdatePolicy?: Value;
}

export interface Output {
  readonly Value: Value;
  readonly Description?: string;
  readonly Condition?: string;
  readonly Export?: { readonly Name: Value };
}

export interface Parameter {
  readonly Type: string;
  readonly Default?: Value;
  readonly [key: string]: Value | undefined;
}

/** A CloudFormation template. `Resources` is always there; sections that are not listed are kept as they stand. */
export interface Template {
  readonly Description?: string;
  readonly Parameters?: { readonly [id: string]: Parameter };
  readonly Mappings?: ValueMap;
  readonly Conditions?: ValueMap;
  readonly Resources: { readonly [id: string]: Resource };
  readonly Outputs?: { readonly [id: string]: Output };
}

export const valueSchema = z.json() as z.ZodType<Value>;
const valueMapSchema = z.record(z.string(), valueSchema);

const resourceSchema = z.looseObject({
  Type: z.string(),
  Properties: valueMapSchema.optional(),
  Metadata: valueMapSchema.optional(),
  Condition: z.string().optional(),
  DependsOn: z.union([z.string(), z.array(z.string())]).optional(),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
  CreationPolicy: valueSchema.optional(),
  UpdatePolicy: valueSchema.optional(),
});

const outputSchema = z.looseObject({
  Value: valueSchema,
  Description: z.string().optional(),
  Condition: z.string().optional(),
  Export: z.object({ Name: valueSchema }).optional(),
});

const parameterSchema = z.object({ Type: z.string(), Default: valueSchema.optional() }).catchall(valueSchema);

export const templateSchema: z.ZodType<Template> = z.looseObject({
  Description: z.string().optional(),
  Parameters: z.record(z.string(), parameterSchema).optional(),
  Mappings: valueMapSchema.optional(),
  Conditions: valueMapSchema.optional(),
  Resources: z.record(z.string(), resourceSchema).default({}),
  Outputs: z.record(z.string(), outputSchema).optional(),
});
