import type { AllowedReplacement } from './allowed-replacement';
import type { Instances, WorkingHours } from './compute';
import type { Database } from './database';
import type { Delivery } from './delivery';
import type { Load } from './load';
import type { Objectives } from './objectives';
import type { Service } from './service';

/** One value describes an environment; a fourth environment is one more of them. Nothing asks for its name. */
export interface Environment {
  /** Lower case, such as `staging`. Its pipeline stage is the same word capitalised. */
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly network: Network;
  readonly domain: Domain;
  readonly auth: JwtAuth;
  /** Exact origins that CORS admits, such as `https://app.example.com`. */
  readonly frontendOrigins: readonly string[];
  readonly edge: Edge;
  /** What services with `capacity: 'ec2'` run on. */
  readonly instances: Instances;
  /** When its services run. */
  readonly workingHours: WorkingHours;
  readonly database: Database;
  readonly retention: Retention;
  /** True where the data is patients': deletion protection, compliance-mode locks, no ECS Exec, final snapshots. */
  readonly protectData: boolean;
  /** `required`: a manual approval stage stands before this environment. */
  readonly approval: 'required' | 'none';
  readonly delivery: Delivery;
  /** What a release may replace or delete although its data is protected. Judged by `carepath diff` and the rehearsal. */
  readonly allowReplacement: readonly AllowedReplacement[];
  readonly singletons: AccountSingletons;
  readonly audit: Audit;
  readonly budget: Budget;
  /** What its cost is computed at; nothing is deployed from it. */
  readonly load: Load;
  readonly objectives: Objectives;
  /** E-mail addresses subscribed to the topics of tickets and of tampering. */
  readonly alertEmails: readonly string[];
  /** E-mail addresses subscribed to the topic of pages. Empty: nobody is called, and what would be a page is a ticket. */
  readonly pageEmails: readonly string[];
  /** `create` makes the role, of a name that AWS prescribes, by which the pipeline's account reads the metrics of this one. */
  readonly metricSharing: 'create' | 'existing';
  /**
   * Groups of all configured services, with an image or without: each has its stack. A service whose image is taken away leaves that stack;
   * no pipeline deletes a stack that leaves the release, and the service in it would run on.
   */
  readonly groups: readonly string[];
  /** The services of this environment, with this environment's overrides applied; only those that have an image. */
  readonly services: readonly Service[];
}

export interface Network {
  /** IPv4 block of the VPC, /16 to /22. */
  readonly cidr: string;
  readonly availabilityZones: 2 | 3;
  readonly nat: Nat;
  /** Short names of AWS services reached through interface endpoints, such as `secretsmanager`. S3's gateway endpoint is always there. */
  readonly interfaceEndpoints: readonly InterfaceEndpoint[];
  /** Whether EC2 watches, in monitor mode, what crosses the VPC in clear text, and flow logs say so of each flow. Priced by the hour. */
  readonly encryptionControl: boolean;
}

/** The way out: an instance for all zones in one of them, a gateway for all in one, one in each, one that spans them all, or none. */
export type Nat = 'none' | 'instance' | 'single' | 'per-az' | 'regional';

export type InterfaceEndpoint =
  | 'ecr.api'
  | 'ecr.dkr'
  | 'ecs'
  | 'ecs-agent'
  | 'ecs-telemetry'
  | 'logs'
  | 'secretsmanager'
  | 'kms'
  | 'ssm'
  | 'ssmmessages'
  | 'monitoring'
  | 'sts';

/** A hosted zone of the environment's own account, delegated beforehand: `api.`, `origin.` and `internal.` live in it. */
export interface Domain {
  readonly zoneName: string;
  readonly zoneId: string;
}

/** What the JWT authorizer accepts. */
export interface JwtAuth {
  /** HTTPS URL, without a trailing slash unless the issuer has one. */
  readonly issuer: string;
  readonly audience: readonly string[];
}

export interface Edge {
  /** `http-api`: CloudFront with the web ACL before an HTTP API. `rest-api`: a regional REST API with the web ACL on its stage. */
  readonly kind: 'http-api' | 'rest-api';
  /** Steady requests per second that a route's stage admits. */
  readonly throttleRate: number;
  readonly throttleBurst: number;
  /** Requests per five minutes from one address before the web ACL blocks it. */
  readonly rateLimitPerIp: number;
  /** The same for `strictRateLimitPaths` alone, counted apart: where passwords or codes could be tried. */
  readonly strictRateLimitPerIp: number;
  /** Written as a route's path; empty: none is limited more than the others. */
  readonly strictRateLimitPaths: readonly string[];
  /** How long the API waits for a service, 1 to 29. */
  readonly timeoutSeconds: number;
  /** Which of the two origin secrets CloudFront or the REST API sends; the load balancer accepts both. */
  readonly originSecret: 'a' | 'b';
  readonly webAcl: WebAclMode;
}

/** Whether the web ACL refuses what its rules find, or only counts it until a day. */
export interface WebAclMode {
  readonly mode: 'block' | 'count';
  /** Last day of counting, `YYYY-MM-DD`; empty where it blocks. */
  readonly until: string;
  /** Why it counts; empty where it blocks. */
  readonly reason: string;
}

export interface Retention {
  /** CloudWatch log groups; one of the periods that CloudWatch Logs offers. */
  readonly logDays: number;
  /** Audit log objects in S3, under Object Lock. */
  readonly auditDays: number;
}

/**
 * Of these an account can have one only, so each is chosen explicitly: `create` makes it here, `existing` leaves the account's own alone,
 * `organisation` says that the organisation's management account provides it.
 */
export interface AccountSingletons {
  readonly cloudTrail: Singleton;
  /** AWS Config: the recorder, and the HIPAA conformance pack that judges what it records. */
  readonly config: Singleton;
  readonly guardDuty: Singleton;
  readonly securityHub: Singleton;
  readonly accessAnalyzer: Singleton;
}

export interface Audit {
  /**
   * Names of buckets with patients' data. The trail records every reading and writing of their objects, which is paid for by the event; of
   * other buckets it records none.
   */
  readonly dataEventBuckets: readonly string[];
}

export type Singleton = 'create' | 'existing' | 'organisation';

export interface Budget {
  /** Whole US dollars a month for the environment's account. */
  readonly monthlyUsd: number;
  /** E-mail addresses warned at 50, 80 and 100 % of actual and 100 % of forecast spend. */
  readonly emails: readonly string[];
  /** Cost Explorer's monitor of services, of which an account has one: `create` makes it here, and tells these addresses. */
  readonly anomalyMonitor: 'create' | 'existing';
  /** Least extra cost, in whole US dollars, of an anomaly that these addresses hear of. */
  readonly anomalyUsd: number;
  /** Whole percent, below which they hear of it; 0: no budget watches it. */
  readonly savingsPlans: { readonly coveragePercent: number; readonly utilizationPercent: number };
}
