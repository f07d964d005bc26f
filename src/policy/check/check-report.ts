/** What every rule on templates says of an assembly: what `carepath check` prints, and `cdk.out/check.json`, which gates read. */
export interface CheckReport {
  /** Readers refuse a version they do not know. */
  readonly schemaVersion: 1;
  /** Templates that were judged; none is judged by half. */
  readonly templates: number;
  /** In the order of stacks, then rules, then resources: the same findings, the same report. */
  readonly findings: readonly CheckFinding[];
}

export interface CheckFinding {
  /** Own rules are lower-case words, controls of AWS Control Tower begin with `CT.`, AWS's validator's are a letter and four digits. */
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  /** CloudFormation's name of the stack. */
  readonly stack: string;
  /** Logical id; empty where the finding is the template's. */
  readonly resource: string;
  /** The resource's `aws:cdk:path`; where the template has none, the stack's path and the logical id. */
  readonly path: string;
  readonly message: string;
  /** Where in the resource: `Properties.KmsKeyId`. */
  readonly property?: string;
  /** The entry of the register that acknowledges it; null where none does. */
  readonly exception: CheckException | null;
}

export interface CheckException {
  readonly owner: string;
  /** Last day, `YYYY-MM-DD`. */
  readonly expires: string;
  readonly reason: string;
}

/** Findings that nobody has answered for. */
export function unexceptedErrors({ findings }: CheckReport): CheckFinding[] {
  return findings.filter(({ severity, exception }) => severity === 'error' && exception === null);
}
