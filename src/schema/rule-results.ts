/**
 * `cdk.out/rule-results.json`: what rules said at synthesis, for readers of the assembly. The validation report lists failures
 * alone; an auditor asks what was looked at and found in order, too.
 */
export interface RuleResults {
  /** Readers refuse a version they do not know. */
  readonly schemaVersion: 1;
  readonly rules: readonly RuleResult[];
  /** Rules on templates that name safeguards: what they found is in `check.json`. Absent where they were not asked. */
  readonly templateRules?: readonly RuleInfo[];
}

/** A rule, before anybody has asked it. */
export interface RuleInfo {
  /** As the register writes it, `Pack::Rule`. */
  readonly id: string;
  readonly title: string;
  /** Safeguards of the HIPAA Security Rule that it checks: citations of 45 CFR, such as `164.312(e)(1)`. */
  readonly controls: readonly string[];
  /** Types of resources on which it may find something. */
  readonly resourceTypes: readonly string[];
}

/** One rule, over all resources to which it applies. Paths are those of constructs in the whole app, as `aws:cdk:path` has them. */
export interface RuleResult {
  /** As the register and the validation report write it: `HIPAA.Security::HIPAA.Security-RDSStorageEncrypted`. */
  readonly id: string;
  /** What a finding of it says. */
  readonly title: string;
  /** Safeguards of the HIPAA Security Rule that it checks: citations of 45 CFR, such as `164.312(e)(1)`. */
  readonly controls: readonly string[];
  readonly passing: readonly string[];
  readonly failing: readonly string[];
}
