/** Something may be done that nothing in the configuration grants. */
export interface AccessFinding {
  readonly environment: string;
  /** Such as `database-user-not-granted`. The README of this folder lists them. */
  readonly rule: string;
  /** The principal or the resource, by name. */
  readonly where: string;
  readonly message: string;
  readonly remedy: string;
}

/** Where it is, is known to whoever asks. */
export type Fault = Omit<AccessFinding, 'environment'>;
