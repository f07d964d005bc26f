import type { Manifest, ManifestEnvironment, ServiceAccess } from '../../schema/manifest';
import { patternOf } from './http-apis';
import { type Entry, internet, type Reach, type Reached, type RouteAccess, type Way, type WebAcl } from './reach';

/** Something is reached that should not be. */
export interface ReachFinding {
  /** `warning`: configuration says so, until a day. */
  readonly severity: 'error' | 'warning';
  readonly environment: string;
  /** `internet`, or a service; null where the finding is of no way in particular. */
  readonly from: string | null;
  /** Such as `no-web-acl`. */
  readonly rule: string;
  /** Resource by resource, as `stack/logical id`. */
  readonly where: readonly string[];
  readonly message: string;
  readonly remedy: string;
}

type Fault = Omit<ReachFinding, 'severity' | 'environment' | 'from' | 'where'> & Partial<Pick<ReachFinding, 'severity'>>;

/**
 * Judges who reaches what. The internet reaches services past a web ACL that blocks, and past an authorizer except on paths that configuration
 * opens; it reaches no database. A service reaches what configuration grants it. What is granted is in the manifest: without one, or with one
 * that does not say, calls between services and open routes are not judged.
 */
export function judgeReach(reach: Reach, manifest: Manifest | undefined): readonly ReachFinding[] {
  const { environment, reached, entries, invalid } = reach;
  const told = manifest?.environments.find(({ name }) => name === environment);
  const expected: Expected = { access: told?.access, keepers: told?.databaseKeepers ?? [], countsUntil: stillCounts(told, manifest) };
  const faults = reached.flatMap((entry) =>
    entry.ways.flatMap((way) =>
      faultsOf(entry, way, expected).map((fault) => ({
        severity: 'error' as const,
        environment,
        from: entry.from,
        where: way.hops,
        ...fault,
      })),
    ),
  );
  const refused = invalid.map(({ where, reason }) => ({
    severity: 'error' as const,
    environment,
    from: null,
    rule: 'web-acl-misplaced',
    where: [where],
    message: `${where} ${reason}`,
    remedy: 'Give the web ACL to a distribution in front of it, or to the stage of a REST API.',
  }));
  return [...faults, ...entries.filter(isSideDoor).map((entry) => sideDoor(environment, entry)), ...refused];
}

/** What the manifest says of an environment. */
interface Expected {
  readonly access: readonly ServiceAccess[] | undefined;
  /** Names of stacks that may reach databases. */
  readonly keepers: readonly string[];
  /** Set while the web ACL may count. */
  readonly countsUntil: string | undefined;
}

/** Judged at the commit's date, as exceptions are: what was right when it was released still is. */
function stillCounts(told: ManifestEnvironment | undefined, manifest: Manifest | undefined): string | undefined {
  const { until } = told?.webAclCounts ?? {};
  return until !== undefined && manifest && manifest.source.committedAt.slice(0, 10) <= until ? until : undefined;
}

/** An API's own endpoint, which nobody needs who calls it by its domain name, with nothing before it. */
function isSideDoor({ type, webAcls }: Entry): boolean {
  return /^AWS::ApiGateway(V2::Api|::RestApi)$/.test(type) && !webAcls.some(({ effect }) => effect === 'blocks');
}

function sideDoor(environment: string, { entry, reaches }: Entry): ReachFinding {
  const behind = reaches.length > 0 ? `: it leads to ${reaches.join(', ')}` : ': only what stands behind it still refuses them';
  return {
    severity: 'error',
    environment,
    from: internet,
    rule: 'endpoint-open',
    where: [entry],
    message: `the execute-api endpoint of ${entry} takes requests past no web ACL that blocks${behind}`,
    remedy: 'Disable it (`DisableExecuteApiEndpoint: true`); the domain name stays.',
  };
}

function faultsOf(entry: Reached, way: Way, { access, keepers, countsUntil }: Expected): readonly Fault[] {
  if (entry.from !== internet) return access ? ungranted(entry, access, keepers) : [];
  if (entry.kind === 'database') {
    const remedy = 'Make it private (`PubliclyAccessible: false`), and let security groups of services alone into its own.';
    return [{ rule: 'database-public', message: `the internet reaches the database ${entry.to}`, remedy }];
  }
  return [...unprotected(entry, way, countsUntil), ...(access ? unauthorised(entry, way, access) : [])];
}

function unprotected({ to }: Reached, { webAcls }: Way, countsUntil: string | undefined): readonly Fault[] {
  if (webAcls.some(({ effect }) => effect === 'blocks')) return [];
  const [acl] = webAcls;
  if (acl) return [countsUntil !== undefined && countsAlone(acl) ? onTrial(to, acl, countsUntil) : weak(to, acl)];
  const remedy = 'Close the way, or put a web ACL on it: a header that only the distribution knows, a disabled endpoint, an association.';
  return [{ rule: 'no-web-acl', message: `the internet reaches ${to} past no web ACL`, remedy }];
}

/** Its rules are there, and let nothing past one another: it would block if it were told to. */
function countsAlone({ counting, allowing, effect }: WebAcl): boolean {
  return counting.length > 0 && allowing.length === 0 && effect !== 'unknown';
}

function onTrial(to: string, { name }: WebAcl, until: string): Fault {
  const message = `the internet reaches ${to} past the web ACL ${name}, which only counts, as configuration says, until ${until}`;
  return { severity: 'warning', rule: 'web-acl-counts', message, remedy: "Write `webAcl: { mode: 'block' }` when the trial is over." };
}

function weak(to: string, { name, effect, counting, allowing }: WebAcl): Fault {
  if (effect === 'unknown') {
    const message = `the internet reaches ${to} past the web ACL ${name}, whose rules are not in the assembly`;
    return { rule: 'web-acl-unknown', message, remedy: 'Judge it by hand, or declare it beside what it protects.' };
  }
  const counts = counting.length > 0 ? `only counts by ${counting.join(', ')}` : '';
  const allows = allowing.length > 0 ? `lets requests past its other rules by ${allowing.join(', ')}` : '';
  const how = [counts, allows].filter((words) => words !== '').join(' and ') || 'blocks nothing';
  const remedy = 'Let every rule block; a rule on trial belongs into an environment without data, for a time.';
  return { rule: 'web-acl-weak', message: `the internet reaches ${to} past the web ACL ${name}, which ${how}`, remedy };
}

function unauthorised({ to }: Reached, { routes }: Way, access: readonly ServiceAccess[]): readonly Fault[] {
  const open = access.find(({ service }) => service === to)?.openPaths ?? [];
  const remedy = "Give the route an authorizer, or say `auth: 'none'` of its path in the configuration.";
  if (routes.length === 0) return [{ rule: 'no-authorizer', message: `the internet reaches ${to} past no authorizer`, remedy }];
  const bare = routes.filter((route) => route.authorizer === null && !isOpen(route, open)).map(({ route }) => route);
  return bare.length > 0
    ? [{ rule: 'no-authorizer', message: `the internet reaches ${to} past no authorizer on ${bare.join(', ')}`, remedy }]
    : [];
}

/** `GET /eshop/catalogue/{proxy+}` lies within `/eshop/catalogue/*`. */
function isOpen({ route }: RouteAccess, openPaths: readonly string[]): boolean {
  const path = patternOf(route.split(' ')[1] ?? '');
  return openPaths.some((open) => path === open || (open.endsWith('*') && path.startsWith(open.slice(0, -1))));
}

function ungranted({ from, kind, to }: Reached, access: readonly ServiceAccess[], keepers: readonly string[]): readonly Fault[] {
  const granted = access.find(({ service }) => service === from);
  if (kind === 'database') {
    if (granted?.database || keepers.some((stack) => from.startsWith(`${stack}/`))) return [];
    const remedy = `Take ${from} out of the database's security group, or grant it \`database\` in the configuration.`;
    return [{ rule: 'database-not-granted', message: `${from} reaches the database ${to}, which configuration does not grant it`, remedy }];
  }
  if (granted?.calls.includes(to)) return [];
  // A group that nothing wears yet: that of the callers, where those that configuration names have no image.
  if (!granted && access.find(({ service }) => service === to)?.callers?.length) return [];
  const remedy = `Close the way, or name ${from} among the callers of ${to} in the configuration.`;
  return [{ rule: 'service-not-granted', message: `${from} reaches ${to}, which does not name it among its callers`, remedy }];
}
