/** A request on its way. */
export interface Request {
  readonly method: string;
  readonly host: string;
  /** With a leading slash. */
  readonly path: string;
  /** By lower-case name. A value may hold a dynamic reference: it equals another that reads the same secret. */
  readonly headers: ReadonlyMap<string, string>;
}

/** `*` for any characters, `?` for one, as CloudFront and load balancers match. */
export function matchesWildcard(pattern: string, text: string, { ignoreCase = false } = {}): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, ignoreCase ? 'is' : 's').test(text);
}
