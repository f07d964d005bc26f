import type { Architecture, Capacity } from './compute';

export interface Service {
  /** Lower case, such as `eshop`. */
  readonly name: string;
  /** Name of an owner of the platform: what the service costs is tagged with it. */
  readonly owner: string;
  /** Services of one group share a stack. Moving a service to another group replaces it. */
  readonly group: string;
  readonly image: Image;
  readonly architecture: Architecture;
  /** How this environment buys its tasks. */
  readonly capacity: Capacity;
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
  readonly migration: Migration;
  /** Names of the services that may call this one through the internal listener. */
  readonly callers: readonly string[];
}

/** What brings the service's tables from one release to the next, before its tasks are replaced. */
export interface Migration {
  /** Words of the command, run in the service's own image. Empty: it has no migrations. */
  readonly command: readonly string[];
  /** For the command, and the snapshot before it where data is protected; 1 to 55. */
  readonly timeoutMinutes: number;
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
  /** Target of average memory utilisation, in percent. */
  readonly memoryPercent: number;
  /** Target of requests a minute for each task. */
  readonly requestsPerMinute: number;
}
