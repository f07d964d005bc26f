import { z } from 'zod';
import { configurationSchema } from '../../../src/schema/schema';

/** A field that a team writes and that holds a value, not fields of its own. */
export interface Field {
  /** Such as `environments[].network.cidr`; `[]` stands for an element, `{}` for a value by name. */
  readonly path: string;
  readonly schema: z.core.$ZodType;
}

/** Every field, from the schema itself: a new one cannot be forgotten. */
export const configurationFields: readonly Field[] = fieldsIn(configurationSchema, '');

function fieldsIn(schema: z.core.$ZodType, path: string): Field[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return fieldsIn(schema.unwrap(), path);
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([name, field]) => fieldsIn(field, path === '' ? name : `${path}.${name}`));
  }
  if (schema instanceof z.ZodArray) return fieldsIn(schema.element, `${path}[]`);
  if (schema instanceof z.ZodRecord) return fieldsIn(schema.valueType, `${path}{}`);
  if (schema instanceof z.ZodUnion) {
    const fields = schema.options.flatMap((option) => fieldsIn(option, path));
    return fields.filter((field, index) => fields.findIndex((other) => other.path === field.path) === index);
  }
  return [{ path, schema }];
}

/** The values that a field may take, where its schema counts them up. */
export function choicesOf({ schema }: Field): readonly unknown[] {
  if (schema instanceof z.ZodEnum) return schema.options;
  if (schema instanceof z.ZodLiteral) return [...schema.values];
  return schema instanceof z.ZodBoolean ? [true, false] : [];
}

/** The whole numbers that a field may take, where it takes numbers; undefined where it takes others. */
export function rangeOf({ schema }: Field): { readonly from: number; readonly to: number } | undefined {
  if (!(schema instanceof z.ZodNumber)) return undefined;
  return { from: schema.minValue ?? Number.MIN_SAFE_INTEGER, to: schema.maxValue ?? Number.MAX_SAFE_INTEGER };
}
