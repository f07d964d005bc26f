import type { Architecture } from './compute';
import type { Person } from './delivery';
import type { Environment } from './environment';
import type { PipelineLoad } from './load';

/**
 * The resolved configuration: what the schema makes of `src/config`. Every field is present and checked; nothing here is optional, so
 * that stacks and pipeline never choose a default.
 */

/** The whole of what the app deploys. */
export interface Platform {
  /** Lower-case prefix of stack names and ECR repositories, such as `carepath`. */
  readonly name: string;
  readonly pipeline: PipelineHome;
  readonly repository: Repository;
  /** Teams that own parts of the platform; exceptions and services name one of them. The first owns whatever is not a service's. */
  readonly owners: readonly Owner[];
  readonly budget: PlatformBudget;
  /** In promotion order. */
  readonly environments: readonly Environment[];
  /** Names of all configured services, with or without an image, in configuration order: each has an ECR repository. */
  readonly serviceNames: readonly string[];
  /** What the tasks of each service run on, over all environments: an image must be there for each. */
  readonly architectures: Readonly<Record<string, readonly Architecture[]>>;
  /** Names of services whose image is still `null`: they are left out of every environment. */
  readonly withheldServices: readonly string[];
  readonly exceptions: readonly PolicyException[];
}

/** The account where the pipeline, the image repositories and the release evidence live. */
export interface PipelineHome {
  /** 12 digits. */
  readonly account: string;
  readonly region: string;
  /** E-mail addresses subscribed to the approval topic. */
  readonly approvers: readonly string[];
  /** After this, an unanswered approval fails. 5 minutes to 60 days. */
  readonly approvalTimeoutMinutes: number;
  /** Who writes and approves releases. An approval by anybody else is refused. */
  readonly people: readonly Person[];
  /** What the cost of this account is computed at. */
  readonly load: PipelineLoad;
  /** `create` makes the role by which this account's console reads other accounts' metrics; an account has one. */
  readonly metricViewer: 'create' | 'existing';
  /** `create` makes the identity provider by which GitHub's workflows log in to this account; an account has one. */
  readonly githubProvider: 'create' | 'existing';
}

export interface Repository {
  readonly owner: string;
  readonly name: string;
  readonly branch: string;
  /** GitHub's ids of owner and repository, such as `123456/456789`, where the subjects of its tokens carry them; else empty. */
  readonly ids: string;
  /** ARN of the CodeConnections connection to GitHub. */
  readonly connectionArn: string;
}

/** Of the account where the pipeline lives, or of all accounts of the platform. */
export interface PlatformBudget {
  /** Whole US dollars a month. */
  readonly monthlyUsd: number;
  /** E-mail addresses warned as by an environment's budget, and sent the monthly report. */
  readonly emails: readonly string[];
  /** True where the pipeline's account is the organisation's management account, and so sees the bills of the environments too. */
  readonly paysForAll: boolean;
}

export interface Owner {
  readonly name: string;
  readonly email: string;
}

/** An acknowledged finding of the policy gate. */
export interface PolicyException {
  /**
   * Rule ids as `Pack::Rule`, exact. What differs between environments and builds is left out: see `normaliseRule`.
   */
  readonly rules: readonly string[];
  /**
   * Where the path starts: under each environment's stage, under those alone that do not set `protectData`, or under the stack of the
   * pipeline (or of its artifacts in another Region).
   */
  readonly scope: 'environment' | 'unprotected-environment' | 'pipeline';
  /** Construct path below that scope, such as `audit/AccessLogs/Resource`. A star stands for one name, or for the end of one, as in `service-*`. */
  readonly path: string;
  /** A sentence that would convince an auditor. */
  readonly reason: string;
  /** Name of an owner of the platform. */
  readonly owner: string;
  /** Last day on which the entry holds, `YYYY-MM-DD`. */
  readonly expires: string;
  /** `sometimes`: only some configurations bring the finding (another engine, another Region), and the others may leave the entry unused. */
  readonly arises: 'always' | 'sometimes';
}
