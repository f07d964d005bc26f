/** Survivors that are known, each with the reason why no rule should find it. They are shown, and never counted as killed. */
export interface AcceptedSurvivor {
  readonly operator: string;
  /** `<stack>/<logical id>`, where a star stands for any text: `Dev-*\/Instance*`. */
  readonly resource: string;
  /** A sentence that convinces an auditor. */
  readonly reason: string;
}

export const acceptedSurvivors: readonly AcceptedSurvivor[] = [];
