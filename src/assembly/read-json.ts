import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { UnreadableAssembly } from './bad-input';

/**
 * Reads and checks one JSON file of an assembly.
 * @throws UnreadableAssembly when it is missing, no JSON, or not of the schema's shape
 */
export function readJson<T>(file: string, schema: z.ZodType<T>, remedy: string): T {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason =
      error instanceof SyntaxError ? `is not JSON: ${error.message}` : `cannot be read: ${(error as NodeJS.ErrnoException).code}`;
    throw new UnreadableAssembly(file, reason, remedy);
  }
  const result = schema.safeParse(parsed);
  if (result.success) return result.data;
  throw new UnreadableAssembly(file, firstIssue(result.error), remedy);
}

/** One issue is enough: the file was written by a program, so its first fault tells whose it is. */
export function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  if (!issue) return 'has an unexpected shape';
  return issue.path.length ? `${z.core.toDotPath(issue.path)}: ${issue.message}` : issue.message;
}
