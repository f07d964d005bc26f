import type { EnvironmentResources, Found } from '../environment-resources';
import type { NotJudged, RouteAccess, WebAcl } from './reach';

/**
 * All requests that can have come one way. What is not written here is the sender's to choose: an analysis of what may happen gives it to
 * whoever wants to get in.
 */
export interface Traffic {
  readonly hops: readonly string[];
  readonly webAcls: readonly WebAcl[];
  readonly route: RouteAccess | undefined;
  /** Wildcard patterns; the path matches every one of them. */
  readonly paths: readonly string[];
  /** Undefined: any. */
  readonly methods: readonly string[] | undefined;
  /** Headers that a hop has set, by lower-case name, whatever the sender wrote there. */
  readonly headers: ReadonlyMap<string, string>;
  /** Where its packets come from at this point. */
  readonly sender: Sender;
}

/** `anywhere`: any address of the internet. Otherwise the security groups (by id) and the network of what sends. */
export type Sender = 'anywhere' | { readonly groups: readonly string[] };

/** The end of a way. */
export interface Arrival {
  readonly traffic: Traffic;
  readonly target: Found;
}

/** What is looked up and noted while ways are followed. */
export interface Survey {
  readonly resources: EnvironmentResources;
  readonly notJudged: Map<string, NotJudged>;
  /** From any resource that has an address of its own to whatever it leads to. */
  follow(traffic: Traffic, target: Found, port?: number): readonly Arrival[];
}

/** Notes once what could not be judged. */
export function doubt({ notJudged }: Survey, { stack, logicalId, type }: Found, reason: string): void {
  const where = `${stack}/${logicalId}`;
  notJudged.set(`${where} ${reason}`, { where, type, reason });
}

/** The same requests, one hop further. */
export function through(traffic: Traffic, hop: Found, change: Partial<Traffic> = {}): Traffic {
  return { ...traffic, ...change, hops: [...traffic.hops, `${hop.stack}/${hop.logicalId}`] };
}

/** Whether the requests have come past it already: ways end where they would turn in circles. */
export function hasPassed({ hops }: Traffic, { stack, logicalId }: Found): boolean {
  return hops.includes(`${stack}/${logicalId}`);
}
