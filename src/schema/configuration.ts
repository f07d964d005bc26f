import type { AllowedReplacement } from './allowed-replacement';
import type { CapacityConfiguration, InstancesConfiguration, WorkingHoursConfiguration } from './compute-configuration';
import type { DatabaseConfiguration } from './database-configuration';
import type { Delivery, DeploymentWindow, Person } from './delivery';
import type { AccountSingletons, Audit, Budget, Domain, Edge, InterfaceEndpoint, JwtAuth, Nat } from './environment';
import type { Load, PipelineLoad } from './load';
import type { Objectives } from './objectives';
import type { Owner, PlatformBudget, PolicyException, Repository } from './platform';

/**
 * What a team writes in `src/config`: little is asked, the rest has a default. `resolvePlatform` checks it and fills it in. Defaults that
 * depend on `protectData` are given as `protected / unprotected`.
 */
export interface Configuration {
  readonly platform: PlatformConfiguration;
  /** In promotion order. */
  readonly environments: readonly EnvironmentConfiguration[];
  readonly services: readonly ServiceConfiguration[];
  /** For each service the digest of its image, `sha256:` and 64 hexadecimal digits; `null` while it has none. */
  readonly images: Readonly<Record<string, string | null>>;
  /** Acknowledged findings of the policy gate. @default - none */
  readonly exceptions?: readonly ExceptionConfiguration[];
}

export interface PlatformConfiguration {
  /** Lower-case prefix of stack names and image repositories. */
  readonly name: string;
  readonly pipeline: PipelineConfiguration;
  /** `ids` where the subjects of GitHub's tokens carry them. @default - `ids: ''` */
  readonly repository: Omit<Repository, 'ids'> & Partial<Pick<Repository, 'ids'>>;
  /** The first owns whatever is not a service's. */
  readonly owners: readonly Owner[];
  /** @default - 100 US dollars a month for the pipeline's own account; its owners are told */
  readonly budget?: Partial<PlatformBudget>;
}

export interface PipelineConfiguration {
  /** 12 digits; no environment lives in it. */
  readonly account: string;
  readonly region: string;
  /** E-mail addresses told about a waiting approval. */
  readonly approvers: readonly string[];
  /** After this, an unanswered approval fails; 5 minutes to 60 days. @default 10080 (a week) */
  readonly approvalTimeoutMinutes?: number;
  /** Who writes and approves releases; two at least where an environment wants an approval. @default - nobody */
  readonly people?: readonly Person[];
  /** @default - `default-load.ts` */
  readonly load?: Partial<PipelineLoad>;
  /** The role by which this account's console reads other accounts' metrics: an account has one. @default 'create' */
  readonly metricViewer?: 'create' | 'existing';
  /** The identity provider by which GitHub's workflows log in: an account has one. @default 'existing' */
  readonly githubProvider?: 'create' | 'existing';
}

export interface EnvironmentConfiguration {
  readonly name: string;
  readonly account: string;
  /** @default - the pipeline's Region */
  readonly region?: string;
  /** True where the data is patients': it decides most defaults below, and what the checks insist on. */
  readonly protectData: boolean;
  /** Whether a manual approval stands before this environment. */
  readonly approval: 'required' | 'none';
  /** @default - at any time, heeding the change calendar / ignoring it, baking 30 / 0 minutes, rolling back / stopping on failure */
  readonly delivery?: DeliveryConfiguration;
  readonly network: NetworkConfiguration;
  readonly domain: Domain;
  readonly auth: JwtAuth;
  /** Exact origins of the frontend, such as `https://app.example.com`. */
  readonly frontendOrigins: readonly string[];
  /** @default - `http-api`, 500 requests a second, bursts of 1000, 2000 in five minutes from one address, 29 s, secret `a`, blocking */
  readonly edge?: EdgeConfiguration;
  /** @default - `fargate` / `fargate-spot` */
  readonly capacity?: CapacityConfiguration;
  /** What services with `capacity: 'ec2'` run on. @default - m7g.xlarge and m7i.xlarge, at most 50 of each */
  readonly instances?: InstancesConfiguration;
  /** Outside of these hours services rest. @default - they run at all hours */
  readonly workingHours?: WorkingHoursConfiguration;
  /** @default - PostgreSQL, t4g.medium, 50 GiB growing to 200 */
  readonly database?: DatabaseConfiguration;
  readonly retention?: RetentionConfiguration;
  /** Chosen one by one, because a second of its kind in an account fails or bills twice. */
  readonly singletons: AccountSingletons;
  /** @default - data events of no bucket: none of this platform's own holds patients' data */
  readonly audit?: Partial<Audit>;
  /** What the month is like that `carepath cost` computes. @default - `default-load.ts`, ten million requests */
  readonly load?: Partial<Load>;
  readonly budget: BudgetConfiguration;
  /** @default - 99.9 % available, 95 % within 500 ms, 0.1 % of tasks failing, over 30 days */
  readonly objectives?: ObjectivesConfiguration;
  /** Told of what can wait until the next working day. */
  readonly alertEmails: readonly string[];
  /** Called out of bed; with none, what would be a page is a ticket. @default - `alertEmails` / none */
  readonly pageEmails?: readonly string[];
  /** The role by which the pipeline's account reads the metrics of this one: an account has one. @default 'create' */
  readonly metricSharing?: 'create' | 'existing';
  /** Stateful resources that this release may replace or delete although `protectData` is true. @default - none */
  readonly allowReplacement?: readonly AllowedReplacement[];
  /** What differs here from `services.ts`, by service name. @default - nothing */
  readonly serviceOverrides?: Readonly<Record<string, ServiceOverride>>;
}

export interface DeliveryConfiguration extends Partial<Omit<Delivery, 'window'>> {
  /** @default - none: at any time; with a `timeZone`, Monday to Friday, 09:00 to 16:00 */
  readonly window?: WindowConfiguration;
}

export interface WindowConfiguration extends Partial<Omit<DeploymentWindow, 'timeZone'>> {
  /** IANA name, such as `America/New_York`. */
  readonly timeZone: string;
}

export interface NetworkConfiguration {
  /** Private IPv4 block, /16 to /22, that overlaps no other environment's. */
  readonly cidr: string;
  /** @default - 3 / 2 */
  readonly availabilityZones?: 2 | 3;
  /** @default - `per-az` / `single` */
  readonly nat?: Nat;
  /** Each is paid for by the hour and zone (`network-prices.ts`), so none stand by default; `nat: 'none'` needs some. @default - none */
  readonly interfaceEndpoints?: readonly InterfaceEndpoint[];
  /** Monitors encryption in transit; AWS bills it by the hour and VPC. @default - true / false */
  readonly encryptionControl?: boolean;
}

export interface EdgeConfiguration extends Partial<Omit<Edge, 'webAcl'>> {
  /** @default - blocks */
  readonly webAcl?: WebAclConfiguration;
}

export interface WebAclConfiguration {
  readonly mode: 'block' | 'count';
  /** Last day of counting, at most 90 days away. @default - none: it blocks */
  readonly until?: string;
  /** Why it counts. @default - none: it blocks */
  readonly reason?: string;
}

export interface ObjectivesConfiguration extends Partial<Omit<Objectives, 'latency'>> {
  readonly latency?: Partial<Objectives['latency']>;
}

export interface BudgetConfiguration extends Pick<Budget, 'monthlyUsd' | 'emails'> {
  /** `existing` in an account that Cost Explorer has given its own (`Default-Services-Monitor`). @default 'create' */
  readonly anomalyMonitor?: Budget['anomalyMonitor'];
  /** Least extra cost, in US dollars, of an anomaly that somebody hears of. @default - a twentieth of `monthlyUsd`, at least 10 */
  readonly anomalyUsd?: number;
  /** Percent; 0 has no budget. @default - 50 and 80 where compute is bought on demand, else 0: Spot takes no Savings Plan */
  readonly savingsPlans?: Partial<Budget['savingsPlans']>;
}

export interface RetentionConfiguration {
  /** CloudWatch log groups. @default - 400 / 30 */
  readonly logDays?: number;
  /** Audit objects under Object Lock. @default - 2192 (six years) / 90 */
  readonly auditDays?: number;
}

export interface ServiceConfiguration {
  readonly name: string;
  /** Name of one of `platform.owners`: its cost is tagged with it. @default - the first of them */
  readonly owner?: string;
  /** Services of one group share a stack. @default - the service's name */
  readonly group?: string;
  /** @default 'arm64' */
  readonly architecture?: 'arm64' | 'x86_64';
  /** A string is a path with JWT, PHI and no cache: the careful reading. */
  readonly routes: readonly (string | RouteConfiguration)[];
  /** 1 to 40, another for each service; never change it. */
  readonly listenerSlot: number;
  /** @default 8443 */
  readonly port?: number;
  /** @default 512 */
  readonly cpu?: number;
  /** @default 1024 */
  readonly memoryMiB?: number;
  readonly scaling?: ScalingConfiguration;
  /** @default '/health' */
  readonly healthPath?: string;
  /** @default 'none' */
  readonly database?: 'none' | 'read-write';
  /** Only with a database. @default - none */
  readonly migration?: MigrationConfiguration;
  /** Names of the services that may call this one. @default - none */
  readonly callers?: readonly string[];
}

export interface MigrationConfiguration {
  /** Words of the command, such as `['node', 'migrate.js']`; it runs in the service's own image before the service is updated. */
  readonly command: readonly string[];
  /** @default 30 */
  readonly timeoutMinutes?: number;
}

export interface RouteConfiguration {
  /** Ends in a wildcard segment, such as `/eshop/*`. */
  readonly path: string;
  /** @default 'jwt' */
  readonly auth?: 'jwt' | 'none';
  /** @default true */
  readonly phi?: boolean;
  /** @default 0 */
  readonly cacheSeconds?: number;
  /** @default - none */
  readonly cacheQueryStrings?: readonly string[];
  /** @default - the environment's */
  readonly throttleRate?: number;
  /** @default - the environment's */
  readonly throttleBurst?: number;
  /** @default 8 */
  readonly maxBodyKiB?: number;
}

export interface ScalingConfiguration {
  /** @default 2 */
  readonly minTasks?: number;
  /** @default - four times `minTasks` */
  readonly maxTasks?: number;
  /** @default 60 */
  readonly cpuPercent?: number;
  /** @default 70 */
  readonly memoryPercent?: number;
  /** @default 600 */
  readonly requestsPerMinute?: number;
}

/** What an environment may say differently of a service. */
export interface ServiceOverride {
  /** @default - the environment's */
  readonly capacity?: CapacityConfiguration;
  readonly cpu?: number;
  readonly memoryMiB?: number;
  readonly scaling?: ScalingConfiguration;
}

/** As resolved, but that a finding arises `always` unless said otherwise. */
export type ExceptionConfiguration = Omit<PolicyException, 'arises'> & Partial<Pick<PolicyException, 'arises'>>;
