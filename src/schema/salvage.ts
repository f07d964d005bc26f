import { z } from 'zod';
import { isRecord } from './fill';
import type { Draft } from './schema';

/**
 * What is sound in a value that the schema refuses as a whole. The checks between fields run on it, so that a misspelt Region in one
 * environment does not hide that two others overlap. Lists keep their positions.
 */
export function salvage<Schema extends z.ZodType>(schema: Schema, value: unknown): Draft<z.output<Schema>> | undefined {
  return soundPart(schema, value) as Draft<z.output<Schema>> | undefined;
}

function soundPart(schema: z.core.$ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodOptional) return value === undefined ? undefined : soundPart(schema.unwrap(), value);
  if (schema instanceof z.ZodArray) return Array.isArray(value) ? value.map((element) => soundPart(schema.element, element)) : undefined;
  if (schema instanceof z.ZodRecord) {
    // An entry keeps its name even where it is unsound: it is there, if wrong.
    return isRecord(value) ? mapped(Object.entries(value), (_, entry) => soundPart(schema.valueType, entry)) : undefined;
  }
  if (schema instanceof z.ZodObject) {
    if (!isRecord(value)) return undefined;
    const sound = mapped(Object.entries(schema.shape), (key, field) => soundPart(field, value[key]));
    // No key where nothing is sound: what is laid over something else must not hide it.
    return Object.fromEntries(Object.entries(sound).filter(([, part]) => part !== undefined));
  }
  return z.safeParse(schema, value).data;
}

const mapped = <Value>(entries: readonly [string, Value][], change: (key: string, value: Value) => unknown) =>
  Object.fromEntries(entries.map(([key, value]) => [key, change(key, value)]));
