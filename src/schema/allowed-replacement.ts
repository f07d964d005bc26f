/** A stateful resource that a release may replace or delete where data is protected, because somebody has decided so. */
export interface AllowedReplacement {
  /** Path of its construct below the environment, such as `database/Instance`, as `carepath diff` prints it. */
  readonly resource: string;
  /** A sentence that says what becomes of the data. */
  readonly reason: string;
  /** Name of an owner of the platform. */
  readonly owner: string;
  /** Last day on which it holds, `YYYY-MM-DD`. */
  readonly expires: string;
}
