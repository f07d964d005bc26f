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
  /** Teams that own parts of the platform; exceptions name one of them. */
  readonly owners: readonly Owner[];
  /** In promotion order. */
  readonly environments: readonly Environment[];
  /** Names of all configured services, with or without an image, in configuration order: each has an ECR repository. */
  readonly serviceNames: readonly string[];
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
}

export interface Repository {
  readonly owner: string;
  readonly name: string;
  readonly branch: string;
  /** ARN of the CodeConnections connection to GitHub. */
  readonly connectionArn: string;
}

export interface Owner {
  readonly name: string;
  readonly email: string;
}

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
  /** How the tasks of this environment are bought. */
  readonly capacity: Capacity;
  readonly database: Database;
  readonly retention: Retention;
  /** True where the data is patients': deletion protection, compliance-mode locks, no ECS Exec, final snapshots. */
  readonly protectData: boolean;
  /** `required`: a manual approval stage stands before this environment. */
  readonly approval: 'required' | 'none';
  readonly singletons: AccountSingletons;
  readonly audit: Audit;
  readonly budget: Budget;
  /** E-mail addresses subscribed to the alarm topic. */
  readonly alertEmails: readonly string[];
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

/** The way out: a gateway for all zones in one of them, one in each, one that spans them all, or none. */
export type Nat = 'none' | 'single' | 'per-az' | 'regional';

export type InterfaceEndpoint = 'ecr.api' | 'ecr.dkr' | 'logs' | 'secretsmanager' | 'kms' | 'ssm' | 'ssmmessages' | 'monitoring' | 'sts';

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

export type Capacity = 'fargate' | 'fargate-spot';

export interface Database {
  readonly engine: 'postgres' | 'mysql';
  /** Full engine version, such as `17.6` or `8.4.7`. */
  readonly version: string;
  /** Without the `db.` prefix, such as `t4g.medium`. */
  readonly instanceType: string;
  readonly storageGiB: number;
  /** Storage autoscaling ends here. */
  readonly maxStorageGiB: number;
  readonly multiAz: boolean;
  readonly backupRetentionDays: number;
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
}

export interface Service {
  /** Lower case, such as `eshop`. */
  readonly name: string;
  /** Services of one group share a stack. Moving a service to another group replaces it. */
  readonly group: string;
  readonly image: Image;
  readonly architecture: 'arm64' | 'x86_64';
  readonly routes: readonly Route[];
  /** Rules of this service take listener priorities `10 * listenerSlot` and up: fixed, so that adding a service moves no other's. 1 to 40. */
  readonly listenerSlot: number;
  /** The port on which the container serves HTTPS. */
  readonly port: number;
  /** CPU units: 1024 are one vCPU. */
  readonly cpu: number;
  readonly memoryMiB: number;
  readonly scaling: Scaling;
  /** Requested by the load balancer over HTTPS; answers 200 while the task is healthy. */
  readonly healthPath: string;
  readonly database: 'none' | 'read-write';
  /** Names of the services that may call this one through the internal listener. */
  readonly callers: readonly string[];
}

/** An image of the platform's own ECR, by digest. */
export interface Image {
  /** Repository name, such as `carepath/eshop`. */
  readonly repository: string;
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest: string;
}

export interface Route {
  /** Ends in a wildcard segment, such as `/eshop/*`. */
  readonly path: string;
  readonly auth: 'jwt' | 'none';
  /** Whether answers can hold patients' data. */
  readonly phi: boolean;
  /** How long the edge may answer a GET by itself; 0: never. Positive only without auth and PHI. */
  readonly cacheSeconds: number;
  /** Names of the query parameters that choose between answers: the cache's key beside the path. Others never reach a cached route. */
  readonly cacheQueryStrings: readonly string[];
  /** Requests a second of each of its methods; 0: as the environment's. */
  readonly throttleRate: number;
  /** 0 exactly where `throttleRate` is. */
  readonly throttleBurst: number;
  /** The largest request body, 8 to 64: the web ACL looks at no byte beyond that, and lets none pass that it has not looked at. */
  readonly maxBodyKiB: number;
}

export interface Scaling {
  readonly minTasks: number;
  readonly maxTasks: number;
  /** Target of average CPU utilisation, in percent. */
  readonly cpuPercent: number;
  /** Target of requests a minute for each task. */
  readonly requestsPerMinute: number;
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
  /** Construct path below that scope, such as `audit/AccessLogs/Resource`. A star stands for one name, as in `service-*`. */
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
