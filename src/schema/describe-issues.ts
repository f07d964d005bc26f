import { z } from 'zod';
import { type Guidance, guidance, quoted } from './field';
import { child, readablePath } from './path';
import type { Problem } from './problem';
import { suggestion } from './suggestion';

type Issue = z.core.$ZodIssue;

/** Says what zod found in the words of the fields' own guidance: one problem a field, however many rules the value breaks. */
export function describeIssues(schema: z.ZodType, value: unknown, issues: readonly Issue[]): Problem[] {
  const problems = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? unknownKeys(schema, value, issue) : [field(schema, value, issue)],
  );
  return [...new Map(problems.map((problem) => [problem.path, problem])).values()];
}

function unknownKeys(root: z.ZodType, value: unknown, issue: Issue & { keys: readonly string[] }): Problem[] {
  const schema = schemaAt(root, issue.path);
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  return issue.keys.map((key) => ({
    path: readablePath(value, [...issue.path, key]),
    message: 'there is no such field',
    consequence: 'It would be ignored, and what it should change would keep its default.',
    remedy: suggestion(key, known),
  }));
}

function field(root: z.ZodType, value: unknown, issue: Issue): Problem {
  const schema = schemaAt(root, issue.path);
  const given = issue.path.reduce<unknown>(child, value);
  const told = (schema && guidance.get(schema)) ?? generalGuidance(schema);
  const message =
    given === undefined ? `is missing: ${told.what} belongs here` : (told.mistake?.(given) ?? `${shown(given)} is not ${told.what}`);
  const { consequence, remedy } = told;
  return { path: readablePath(value, issue.path) || 'configuration', message, ...(consequence && { consequence }), remedy };
}

/** For objects and lists that say nothing of their own. */
function generalGuidance(schema: z.core.$ZodType | undefined): Omit<Guidance, 'consequence'> & Partial<Guidance> {
  if (schema instanceof z.ZodArray) return { what: 'a list', remedy: 'Write a list, in square brackets.' };
  const fields = schema instanceof z.ZodObject ? ` with ${quoted(Object.keys(schema.shape))}` : '';
  return { what: 'an object', remedy: `Write an object${fields}, in braces.` };
}

function schemaAt(root: z.core.$ZodType, path: readonly PropertyKey[]): z.core.$ZodType | undefined {
  return path.reduce<z.core.$ZodType | undefined>((schema, key) => unwrapped(inner(schema, key)), root);
}

function inner(schema: z.core.$ZodType | undefined, key: PropertyKey): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodObject) return schema.shape[String(key)];
  if (schema instanceof z.ZodRecord) return schema.valueType;
  return schema instanceof z.ZodArray ? schema.element : undefined;
}

const unwrapped = (schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodNullable ? unwrapped(schema.unwrap()) : schema;

/** A value as its author wrote it, cut where it is long. */
function shown(value: unknown): string {
  const written =
    typeof value === 'string'
      ? `'${value}'`
      : (JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? `${inner}n` : inner)) ?? String(value));
  return written.length > 120 ? `${written.slice(0, 117)}...` : written;
}
