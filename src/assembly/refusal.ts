/** Something whose behaviour is not modelled. What is not understood must never count as a success, or as safe. */
export class CannotFollow extends Error {
  override readonly name = 'CannotFollow';

  constructor(what: string) {
    super(`cannot follow: ${what}`);
  }
}

/** What AWS would refuse of a stack. Becomes a failed action and a finding of a rehearsal. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(
    /** Rule of the finding, such as `export-in-use`. */
    readonly rule: string,
    message: string,
    readonly remedy: string,
    /** Logical id of the resource or output at fault, where there is one. */
    readonly element?: string,
  ) {
    super(message);
  }
}
