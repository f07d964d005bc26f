/** A request on its way. */
export interface Request {
  readonly method: string;
  readonly host: string;
  /** With a leading slash. */
  readonly path: string;
  /** By lower-case name. A value may hold a dynamic reference: it equals another that reads the same secret. */
  readonly headers: ReadonlyMap<string, string>;
}
