import type { LicencePolicy } from '../schema/licence-policy';

/**
 * Licences of the packages that the lock file may hold, read against the SBOM at every build. They stand here, with the register of exceptions,
 * and not in `.projenrc.ts`: whom to ask is decided by the reviewers of this folder, and an entry ends on a day, as those of the register do.
 *
 * All of these permit use, change and redistribution without terms for the code beside them.
 */
export const licences: LicencePolicy = {
  anywhere: ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT'],
  // Tables of browsers and of licences, and a parser of arguments: what asks for attribution or dedicates to the public, and never ships.
  inDevelopment: ['CC-BY-3.0', 'CC-BY-4.0', 'CC0-1.0', 'Python-2.0'],
  exceptions: [],
};
