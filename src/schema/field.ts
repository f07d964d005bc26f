import { z } from 'zod';

/** What a problem with a field tells the reader. One text serves whatever is wrong with the value: missing, mistyped or out of range. */
export interface Guidance {
  /** Completes "… is not": `a private IPv4 block`. */
  readonly what: string;
  /** What a wrong value would mean later, in a sentence. */
  readonly consequence: string;
  /** What to write, in a sentence. */
  readonly remedy: string;
  /** Names the usual mistake where the value shows it; completes the path, such as `'latest' is a tag`. */
  readonly mistake?: (value: unknown) => string | undefined;
}

/** Guidance of each field's schema; `describe-issues.ts` reads it. */
export const guidance = z.registry<Guidance>();

export const text = (pattern: RegExp, told: Guidance) => z.string().regex(pattern).register(guidance, told);

export const whole = (minimum: number, maximum: number, told: Guidance) => z.int().min(minimum).max(maximum).register(guidance, told);

export const flag = (told: Guidance) => z.boolean().register(guidance, told);

export const choice = <const Value extends string>(values: readonly Value[], told: Pick<Guidance, 'consequence'> & Partial<Guidance>) =>
  z.enum(values).register(guidance, { what: `one of ${quoted(values)}`, remedy: `Write ${quoted(values, 'or')}.`, ...told });

/** `'a', 'b' and 'c'`. */
export function quoted(values: readonly string[], conjunction = 'and'): string {
  const [last, ...others] = values.map((value) => `'${value}'`).reverse();
  return others.length === 0 ? `${last}` : `${others.reverse().join(', ')} ${conjunction} ${last}`;
}
