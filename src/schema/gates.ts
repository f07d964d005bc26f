/**
 * The gates of the pipeline. Both halves know this table: the left builds a step for each and gives its role what it reads; the right collects,
 * decides, and names them in evidence and controls.
 */
export const gates = {
  smoke: {
    phase: 'exit',
    question: 'Does the environment answer its public, and only in the way that it should?',
    reads: ['public side', 'environment'],
    rollback: 'decides',
    safeguards: ['164.308(a)(8)', '164.312(e)(1)'],
  },
  baseline: {
    phase: 'entry',
    question: 'How safe is the environment before the release, so that what is new afterwards can be told?',
    reads: ['environment', 'evidence'],
    rollback: 'decides',
    safeguards: ['164.308(a)(1)(ii)(B)'],
  },
  posture: {
    phase: 'exit',
    question: 'Is the environment as safe as before, and does it run the images of the release?',
    reads: ['environment', 'evidence'],
    rollback: 'decides',
    safeguards: ['164.308(a)(1)(ii)(B)', '164.308(a)(8)'],
  },
  bake: {
    phase: 'exit',
    question: 'Do the environment’s alarms stay silent while the release bakes?',
    reads: ['environment'],
    rollback: 'decides',
    safeguards: ['164.308(a)(8)'],
  },
  review: {
    phase: 'review',
    question: 'What does the release change in the environment, and how dangerous is that?',
    reads: ['environment', 'evidence'],
    rollback: 'decides',
    safeguards: ['164.308(a)(4)(ii)(C)', '164.308(a)(8)'],
  },
  window: {
    phase: 'entry',
    question: 'Is the environment’s deployment window open?',
    reads: ['pipeline'],
    rollback: 'passes',
    safeguards: ['164.308(a)(1)(ii)(B)'],
  },
  calendar: {
    phase: 'entry',
    question: 'Is the change calendar open?',
    reads: ['pipeline', 'calendar'],
    rollback: 'passes',
    safeguards: ['164.308(a)(1)(ii)(B)'],
  },
  release: {
    phase: 'entry',
    question: 'Is this the release that was approved, by somebody who may approve it?',
    reads: ['pipeline', 'evidence'],
    rollback: 'passes',
    safeguards: ['164.308(a)(3)(ii)(A)', '164.308(a)(4)(ii)(C)'],
  },
} as const satisfies Readonly<Record<string, GateDefinition>>;

export type GateName = keyof typeof gates;

/** What a review leaves for the approval: output variables of its action. */
export const reviewVariables = ['RISK', 'RELEASE', 'SUMMARY', 'PAGE', 'ANSWER_BY'] as const;

export interface GateDefinition {
  /** Before the environment is deployed, after it, or before its approval. */
  readonly phase: 'entry' | 'exit' | 'review';
  /** What it decides, as an approver would ask it. */
  readonly question: string;
  /** Whose facts it collects; its role may read these and nothing else. */
  readonly reads: readonly GateSource[];
  /** Freeze, window and approval never hold a way back: on an execution of type ROLLBACK such a gate `passes` without a decision. */
  readonly rollback: 'decides' | 'passes';
  /** Of the HIPAA Security Rule, as citations of 45 CFR: what it watches while releases run. */
  readonly safeguards: readonly string[];
}

/** `environment`: the account that is deployed to. `pipeline`, `calendar`, `evidence`: of the pipeline's account. */
export type GateSource = 'public side' | 'environment' | 'pipeline' | 'calendar' | 'evidence';
