import type { AllowedReplacement } from './allowed-replacement';
import type { Architecture } from './compute';
import type { Delivery, Person } from './delivery';
import type { Edge } from './environment';
import type { Load, PipelineLoad } from './load';
import type { Owner, PolicyException } from './platform';

/**
 * `cdk.out/carepath.json`: what the readers of an assembly need beyond its templates. The app writes it; `src/assembly` reads it. An
 * assembly without it still diffs and rehearses.
 */
export interface Manifest {
  /** Readers refuse a version they do not know. */
  readonly schemaVersion: 1;
  /** The platform's name. */
  readonly platform: string;
  readonly source: SourceRevision;
  readonly environments: readonly ManifestEnvironment[];
  /** The account where the pipeline lives. Absent in an assembly that was made before this was written down. */
  readonly pipeline?: {
    readonly account: string;
    /** Absent in an assembly that was made before this was written down. */
    readonly region?: string;
    readonly load: PipelineLoad;
    /** Who writes and approves releases. Absent in an assembly that was made before this was written down, as is the next. */
    readonly people?: readonly Person[];
    /** After this, an unanswered approval fails. */
    readonly approvalTimeoutMinutes?: number;
  };
  /** Where each service's images are, with an image or still without. Absent in an assembly that was made before this was written down. */
  readonly images?: readonly ManifestImages[];
  /** Services that have no image yet and are therefore in no template. */
  readonly withheldServices: readonly string[];
  /** The register of exceptions, and what it acknowledged. Absent in an assembly that was made before this was written down. */
  readonly exceptions?: readonly ManifestException[];
  /** Who answers for entries of the register. Absent in an assembly that was made before this was written down. */
  readonly owners?: readonly Owner[];
}

export interface ManifestImages {
  readonly service: string;
  /** Name of the ECR repository in the pipeline's account and Region, such as `carepath/eshop`. */
  readonly repository: string;
  /** What the service's tasks run on, over all environments. */
  readonly architectures: readonly Architecture[];
}

/** An entry of the register, with the findings that it acknowledged at this synthesis; expired, it acknowledges none. */
export interface ManifestException extends PolicyException {
  readonly acknowledged: readonly Acknowledgement[];
}

export interface Acknowledgement {
  /** As the register writes it: see `normaliseRule`. */
  readonly rule: string;
  /** Construct path in the whole app, such as `carepath-pipeline/Prod/audit/AccessLogs/Resource`. */
  readonly resource: string;
  /** Findings: several full ids may be one rule of the register. */
  readonly count: number;
}

export interface SourceRevision {
  /** 40 hexadecimal digits, or `unknown` outside a git repository. */
  readonly commit: string;
  /** ISO 8601, of the commit; the policy gate judges expiry at this date. Outside a git repository, the time of synthesis. */
  readonly committedAt: string;
  /** True when the working tree differs from the commit. */
  readonly modified: boolean;
  /**
   * E-mail addresses of those who wrote what the commit brought to its branch, in lower case. Absent outside a git repository, and in an assembly
   * that was made before this was written down.
   */
  readonly authors?: readonly string[];
}

export interface ManifestEnvironment {
  readonly name: string;
  /** Name of the pipeline stage that deploys it. */
  readonly stage: string;
  readonly account: string;
  readonly region: string;
  /** Whether a manual approval must stand before its stage. */
  readonly approval: 'required' | 'none';
  readonly protectData: boolean;
  /**
   * Types of detectors that the account has already, or that its organisation runs. Absent in an assembly that was made before this was written
   * down.
   */
  readonly detectorsElsewhere?: readonly string[];
  /** How releases come to it. Absent in an assembly that was made before this was written down. */
  readonly delivery?: Delivery;
  readonly services: readonly string[];
  readonly smoke: SmokeTarget;
  /** What configuration grants, service by service. Absent in an assembly that was made before this was written down. */
  readonly access?: readonly ServiceAccess[];
  /** What its cost is computed at. Absent in an assembly that was made before this was written down. */
  readonly load?: Load;
  /** Stateful resources that this release may replace or delete. Absent in an assembly that was made before this was written down. */
  readonly allowReplacement?: readonly AllowedReplacement[];
  /**
   * Names of the stacks whose functions and tasks make databases and users and run migrations: they reach databases and nothing else. Absent
   * in an assembly that was made before there were any.
   */
  readonly databaseKeepers?: readonly string[];
  /** For how long it keeps what. Absent in an assembly that was made before this was written down. */
  readonly kept?: KeptDays;
  /** Last day, `YYYY-MM-DD`, on which the web ACL may count instead of block, and why. Absent where it blocks. */
  readonly webAclCounts?: { readonly until: string; readonly reason: string };
}

/** In days, as configuration says: no template may keep less. */
export interface KeptDays {
  /** Log groups. */
  readonly logDays: number;
  /** Audit logs, configurations and evidence. */
  readonly auditDays: number;
  /** Automated backups of the database. */
  readonly backupDays: number;
}

/** What a service may reach, and what may reach it without saying who it is. */
export interface ServiceAccess {
  readonly service: string;
  /** Names of the services that it may call. */
  readonly calls: readonly string[];
  /** Names of those that may call it, with an image or still without. Absent in an assembly that was made before this was written down. */
  readonly callers?: readonly string[];
  readonly database: boolean;
  /** Paths of its own that anybody may request without a token, such as `/eshop/catalogue/*`. */
  readonly openPaths: readonly string[];
}

/** What the smoke step requests after a deployment. */
export interface SmokeTarget {
  /** `https://api.<zone>/status`, unauthenticated. */
  readonly url: string;
  /** Which kind of public side answers. Absent in an assembly that was made before this was written down: `http-api`. */
  readonly edge?: Edge['kind'];
  /** `https://origin.<zone>/status`, which must refuse: CloudFront alone has its secret. Absent where there is no CloudFront. */
  readonly originUrl?: string;
}
