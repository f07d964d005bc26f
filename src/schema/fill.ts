/** The value with `defaults` where it is silent, at every depth. */
export function fill(value: unknown, defaults: object): unknown {
  if (!isRecord(value)) return value;
  const filled: Record<string, unknown> = { ...value };
  for (const [key, fallback] of Object.entries(defaults)) {
    const given = value[key];
    if (given === undefined) filled[key] = fallback;
    else if (isRecord(fallback)) filled[key] = fill(given, fallback);
  }
  return filled;
}

/** An object literal, as opposed to a list or a primitive. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
