/** Who reaches what in an environment: everything that some request or connection may reach, by what its templates say. */
export interface Reach {
  /** As `carepath.json` names it; the stage's name where the assembly does not say. */
  readonly environment: string;
  /** Names of the services that were found. */
  readonly services: readonly string[];
  /** Where the internet may come in, whether that leads anywhere or not. */
  readonly entries: readonly Entry[];
  /** Sorted by `from` and `to`, the internet first. */
  readonly reached: readonly Reached[];
  /** What may be a way in or a way round and is not understood here. It is never taken to be safe. */
  readonly notJudged: readonly NotJudged[];
  /** Resources that AWS refuses: they protect nothing. */
  readonly invalid: readonly NotJudged[];
}

/** A resource with an address that everybody can call. */
export interface Entry {
  /** `stack/logical id`; of an API, its own endpoint as against its domain names. */
  readonly entry: string;
  readonly type: string;
  /** What stands between it and everything behind it; where nothing is behind it, what stands at the door itself. */
  readonly webAcls: readonly WebAcl[];
  /** Services and databases behind it. */
  readonly reaches: readonly string[];
}

/** A target, and all ways to it from one source. */
export interface Reached {
  /** `internet`, or the name of a service. */
  readonly from: string;
  readonly kind: 'service' | 'database';
  /** Name of the service; of a database, its `stack/logical id`. */
  readonly to: string;
  readonly ways: readonly Way[];
}

/** One way, resource by resource. Routes that take the same way are listed with it. */
export interface Way {
  /** Each as `stack/logical id`, the target last. */
  readonly hops: readonly string[];
  /** Web ACLs on the way, in order. */
  readonly webAcls: readonly WebAcl[];
  /** Routes of the API on the way; empty where there is none. */
  readonly routes: readonly RouteAccess[];
}

export interface RouteAccess {
  /** Method and path, such as `GET /eshop/{proxy+}`. */
  readonly route: string;
  /** What decides who may call it, such as `JWT Dev-edge/ApiJwt`; null where anybody may. */
  readonly authorizer: string | null;
}

export interface WebAcl {
  /** `stack/logical id`, or the ARN of one that is not in the assembly. */
  readonly name: string;
  /**
   * `blocks`: every rule of it, or the default. `partly`: some rule only counts, or lets requests past the rules after it. `passes`: nothing is
   * blocked. `unknown`: its rules are not in the assembly.
   */
  readonly effect: 'blocks' | 'partly' | 'passes' | 'unknown';
  /** Rules that refuse what they find. */
  readonly blocking: readonly string[];
  /** Rules that only count. */
  readonly counting: readonly string[];
  /** Rules that allow what later rules would have looked at. */
  readonly allowing: readonly string[];
  /** Rules that look at part of the requests only. */
  readonly narrowed: readonly string[];
}

export interface NotJudged {
  /** `stack/logical id`. */
  readonly where: string;
  readonly type: string;
  readonly reason: string;
}

/** Where everything begins that nobody has let in. */
export const internet = 'internet';
