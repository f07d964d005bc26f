import { z } from 'zod';
import { isRecord } from './defaults';
import type { Draft } from './schema';

/**
 * What is sound in a value that the schema refuses as a whole. The checks between fields run on it, so that a misspelt Region in one
 * environment does not hide that two others overlap. Lists keep their positions.
 */
export function salvage<Schema extends z.ZodType>(schema: Schema, value: unknown): Draft<z.output<Schema>> | undefined {
  return soundPart(schema, value) as Draft<z.output<Schema>> | undefined;
}

function soundPart(schema: z.core.$ZodType, value: unknown): unknown {
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return parsed.data;
  if (schema instanceof z.ZodObject && isRecord(value)) {
    return Object.fromEntries(Object.entries(schema.shape).map(([key, field]) => [key, soundPart(field, value[key])]));
  }
  if (schema instanceof z.ZodRecord && isRecord(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, soundPart(schema.valueType, entry)]));
  }
  if (schema instanceof z.ZodArray && Array.isArray(value)) return value.map((element) => soundPart(schema.element, element));
  if (schema instanceof z.ZodOptional) return soundPart(schema.unwrap(), value);
  return undefined;
}
