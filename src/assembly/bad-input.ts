/**
 * An error of what was given, not of the program. Its message is the whole answer, remedy included; the CLI prints it without a stack trace
 * and exits 2.
 */
export class BadInput extends Error {
  override readonly name: string = 'BadInput';
}

/** The directory holds no cloud assembly that can be read here. */
export class UnreadableAssembly extends BadInput {
  override readonly name: string = 'UnreadableAssembly';

  constructor(where: string, why: string, remedy: string) {
    super(`${where}: ${why}\n  ${remedy}`);
  }
}
