/** Which licences the packages of the lock file may have. */
export interface LicencePolicy {
  /** SPDX ids that every package may have. */
  readonly anywhere: readonly string[];
  /** Further ones for packages that only development needs, of which nothing leaves the repository. */
  readonly inDevelopment: readonly string[];
  readonly exceptions: readonly LicenceException[];
}

/** One package that may have one more licence, for a while. */
export interface LicenceException {
  /** Its name on the registry. */
  readonly package: string;
  /** What the package states, as the SBOM shows it, or `none`. Where it changes, the entry holds no longer. */
  readonly licence: string;
  /** A sentence that would convince an auditor. */
  readonly reason: string;
  /** Name of an owner of the platform. */
  readonly owner: string;
  /** Last day on which the entry holds, `YYYY-MM-DD`. */
  readonly expires: string;
}
