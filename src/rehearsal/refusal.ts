/** Something whose behaviour is not modelled. It ends the rehearsal: what is not understood must never count as a success. */
export class CannotRehearse extends Error {
  override readonly name = 'CannotRehearse';

  constructor(what: string) {
    super(`cannot rehearse: ${what}`);
  }
}

/** A stack operation that AWS would refuse. Becomes a failed action and a finding. */
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
