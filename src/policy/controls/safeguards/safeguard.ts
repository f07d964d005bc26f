/** A standard or an implementation specification of the HIPAA Security Rule. */
export interface Safeguard {
  /** Paragraph of 45 CFR, such as `164.312(a)(2)(iv)`. */
  readonly citation: string;
  readonly title: string;
  /** `standard`: one that has specifications, which are listed after it. A standard without any is itself `required` (Appendix A to subpart C). */
  readonly kind: 'standard' | 'required' | 'addressable';
  readonly by: ServedBy;
  /** What infrastructure leaves to whom; of what it serves alone, what the rule asks for. */
  readonly note: string;
}

/**
 * Who serves it: what stands in the templates, wholly or in part; AWS, whose data centres and media they are, under its agreement as a
 * business associate; or the organisation, by people and paper.
 */
export type ServedBy = 'infrastructure' | 'in-part' | 'aws' | 'organisation';

/** Whether an assembly can hold anything of it. */
export function isServedHere({ by }: Safeguard): boolean {
  return by === 'infrastructure' || by === 'in-part';
}
