/** A string of a JSON document, as it is read and not as it is written. */
export interface JsonString {
  /** Such as `Resources.Task.Properties.Command[2]`. */
  readonly at: string;
  /** An assignment, such as `Password = "..."`: many secrets are known by the name beside them. */
  readonly text: string;
}

/** The strings of a document, those in strings that are JSON themselves included; none, where the text is no JSON. */
export function jsonStrings(document: string): JsonString[] {
  return assignments('', '', parsed(document)).map(({ at, name, value }) => ({ at, text: `${name} = "${value}"` }));
}

interface Assignment {
  readonly at: string;
  readonly name: string;
  readonly value: string;
}

function assignments(at: string, name: string, value: unknown): Assignment[] {
  if (typeof value === 'string') return [{ at, name, value }, ...(/^\s*[[{]/.test(value) ? assignments(at, name, parsed(value)) : [])];
  if (Array.isArray(value)) return value.flatMap((item, index) => assignments(`${at}[${index}]`, name, item));
  if (typeof value !== 'object' || value === null) return [];
  // A pair, such as an environment variable, names in one field what stands in another.
  const fields: Readonly<Record<string, unknown>> = { ...value };
  const pair = [fields.Name, fields.Key].find((label) => typeof label === 'string');
  return Object.entries(fields).flatMap(([key, child]) =>
    assignments(at === '' ? key : `${at}.${key}`, key === 'Value' && typeof pair === 'string' ? pair : key, child),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
