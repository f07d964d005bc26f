import type { StackArtifact } from '../../assembly/assembly';

/**
 * Judges a stack by its template, in memory.
 * @returns the errors that would keep it from being deployed, each as a text that holds its rule, its resource and its message
 */
export type JudgeTemplate = (stack: StackArtifact) => readonly string[];

export interface Judges {
  /**
   * The repository's own rules alone, or of them those that are about one type, in milliseconds. What they find, `all` finds too.
   * @param type of the resource that a mutant changes
   */
  readonly quick: (stack: StackArtifact, type: string) => readonly string[];
  /** Every rule on templates. */
  readonly all: JudgeTemplate;
}
