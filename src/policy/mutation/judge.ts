import type { StackArtifact } from '../../assembly/assembly';

/**
 * Judges a stack by its template, in memory.
 * @returns the errors that would keep it from being deployed, each as a text that holds its rule, its resource and its message
 */
export type JudgeTemplate = (stack: StackArtifact) => readonly string[];

export interface Judges {
  /** The repository's own rules alone, in some ten milliseconds. What they find, `all` finds too. */
  readonly quick: JudgeTemplate;
  /** Every rule on templates. */
  readonly all: JudgeTemplate;
}
