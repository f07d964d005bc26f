/** What a gate decides, and on what. */
export interface Verdict<Facts = unknown> {
  readonly outcome: 'pass' | 'block';
  /** In sentences, for the build log and the approver; at least one where the gate blocks. */
  readonly reasons: readonly string[];
  /** The facts that the decision was made on, as they were collected. */
  readonly evidence: Facts;
}

export function pass<Facts>(evidence: Facts, ...reasons: readonly string[]): Verdict<Facts> {
  return { outcome: 'pass', reasons, evidence };
}

export function block<Facts>(evidence: Facts, ...reasons: readonly [string, ...string[]]): Verdict<Facts> {
  return { outcome: 'block', reasons, evidence };
}
