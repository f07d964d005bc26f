/** What `carepath mutate --json` prints. */
export interface MutationReport {
  /** How many mutants were judged. */
  readonly mutants: number;
  /** How many of them a rule found. */
  readonly killed: number;
  /** In the order of operators and stacks: the same for the same assembly. */
  readonly survived: readonly Survivor[];
  readonly operators: readonly OperatorScore[];
  /** That the run took. */
  readonly seconds: number;
}

export interface Survivor {
  readonly operator: string;
  /** CloudFormation's name of the stack. */
  readonly stack: string;
  /** Logical id. */
  readonly resource: string;
  /** Lines such as `StorageEncrypted: true -> false`. */
  readonly diff: string;
  /** Why it may survive; absent where nothing explains it. */
  readonly reason?: string;
}

export interface OperatorScore {
  readonly name: string;
  readonly mutants: number;
  readonly killed: number;
}
