import type { Manifest, ManifestException } from '../../schema/manifest';
import type { RuleInfo } from '../../schema/rule-results';
import type { GateInPipeline } from './gates-in';
import type { Safeguard } from './safeguards/safeguard';

/** What `carepath controls --json` prints, and every build writes into `cdk.out/controls.json`; README.md explains it. */
export interface ControlMatrix {
  readonly schemaVersion: 1;
  /** Null where the assembly does not say. */
  readonly platform: string | null;
  readonly commit: string | null;
  /** In the order of the Security Rule. */
  readonly safeguards: readonly SafeguardEvidence[];
  /** Rules that name a safeguard, with the resources behind the counts. */
  readonly rules: readonly RuleEvidence[];
  /** What could not be looked at, in sentences: counts leave it out. */
  readonly notCounted: readonly string[];
}

export interface SafeguardEvidence extends Safeguard {
  /** That serve it, by stack and by what they do. */
  readonly resources: readonly ServingResources[];
  /** That check it and apply to a resource at least. */
  readonly rules: readonly RuleCounts[];
  /** Entries of the register that acknowledge a finding of these rules. */
  readonly exceptions: readonly TouchingException[];
  /** That watch it at run time. */
  readonly gates: readonly Pick<GateInPipeline, 'name' | 'at'>[];
}

export interface ServingResources {
  readonly stack: string;
  /** Id of the measure, and what it says. */
  readonly measure: string;
  readonly title: string;
  /** Construct paths below the environment, or else below the app. */
  readonly paths: readonly string[];
}

export interface RuleCounts {
  readonly id: string;
  readonly passing: number;
  /** Those that the register acknowledges included. */
  readonly failing: number;
  readonly excepted: number;
}

export type TouchingException = Pick<ManifestException, 'scope' | 'path' | 'owner' | 'expires' | 'reason'> & {
  /** Those of the entry that check this safeguard. */
  readonly rules: readonly string[];
  /** Resources that they leave failing. */
  readonly resources: number;
};

/** Resources by their construct path in the whole app, or by stack and logical id where a template does not say. */
export interface RuleEvidence extends Omit<RuleInfo, 'resourceTypes'> {
  readonly on: 'constructs' | 'templates';
  readonly passing: readonly string[];
  readonly failing: readonly string[];
  /** Of the failing ones, those that the register acknowledges. */
  readonly excepted: readonly string[];
}

export type Register = NonNullable<Manifest['exceptions']>;
