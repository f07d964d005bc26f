/** One thing wrong with the configuration. */
export interface Problem {
  /** Where to look, such as `environments.staging.network.cidr`: environments and services go by their names. */
  readonly path: string;
  /** What is wrong, following on from the path: no capital, no full stop. */
  readonly message: string;
  /** What it would mean later, in a sentence. @default - the message leaves no doubt */
  readonly consequence?: string;
  /** What to write instead, in a sentence. */
  readonly remedy: string;
}

/** Thrown by `resolvePlatform` with everything that is wrong at once, so that a team repairs its configuration in one go. */
export class InvalidConfiguration extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(formatProblems(problems));
    this.name = 'InvalidConfiguration';
  }
}

/** The problems as text for a terminal: a heading, then two lines for each. */
export function formatProblems(problems: readonly Problem[]): string {
  const heading = `The configuration has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:`;
  return [heading, ...problems.map(formatProblem)].join('\n\n');
}

const formatProblem = ({ path, message, consequence, remedy }: Problem) =>
  `${path}: ${message}.\n  ${consequence === undefined ? '' : `${consequence} `}${remedy}`;
