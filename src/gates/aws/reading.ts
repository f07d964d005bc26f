import type { z } from 'zod';
import { explainAwsError } from './explain-aws-error';

/**
 * What was learned of one thing. *Absent* is a fact: the first promotion meets empty accounts. *Unreadable* is none: a gate that needs the
 * thing blocks, and says the reason.
 */
export type Reading<T> =
  | { readonly state: 'read'; readonly value: T }
  | { readonly state: 'absent' }
  | { readonly state: 'unreadable'; readonly reason: string };

export interface ReadOptions {
  /** Which errors say that the thing is not there. @default - none: every error is unreadable */
  readonly absent?: (error: Error) => boolean;
}

/**
 * Asks AWS once, and holds the answer against a shape: what the SDK hands on from the wire is what the service sent, whole or not.
 * @param what stands in the reason: `the change calendar`
 */
export async function read<T>(
  what: string,
  ask: () => Promise<unknown>,
  shape: z.ZodType<T>,
  { absent = () => false }: ReadOptions = {},
): Promise<Reading<T>> {
  try {
    const { success, data, error } = shape.safeParse(await ask());
    if (success) return { state: 'read', value: data };
    const [issue] = error.issues;
    return unreadable(
      `${what}: AWS answered with something else than expected (${issue?.path.join('.') || 'the answer'}: ${issue?.message})`,
    );
  } catch (error) {
    if (error instanceof Error && absent(error)) return { state: 'absent' };
    return unreadable(`${what}: ${explainAwsError(error)}`);
  }
}

/**
 * Asks for page after page. One page that cannot be read makes the whole unreadable: half a list would pass what the other half holds.
 * @param ask answers one page, given the token that the page before ended with
 * @param itemsOf the items of a page, and the token of the next where there is one
 */
export async function readPages<Page, Item>(
  what: string,
  ask: (token: string | undefined) => Promise<unknown>,
  shape: z.ZodType<Page>,
  itemsOf: (page: Page) => { readonly items: readonly Item[]; readonly next?: string | undefined },
  options: ReadOptions = {},
): Promise<Reading<readonly Item[]>> {
  const items: Item[] = [];
  const tokens = new Set<string>();
  for (let token: string | undefined; ; ) {
    const page = await read(what, () => ask(token), shape, options);
    if (page.state !== 'read') return page;
    const { items: found, next } = itemsOf(page.value);
    items.push(...found);
    if (!next) return { state: 'read', value: items };
    if (tokens.has(next)) return unreadable(`${what}: AWS answered the same page twice; ask again`);
    tokens.add(next);
    token = next;
  }
}

export function unreadable(reason: string): { readonly state: 'unreadable'; readonly reason: string } {
  return { state: 'unreadable', reason };
}
