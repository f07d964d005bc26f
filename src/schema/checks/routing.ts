import type { Problem } from '../problem';
import { type LocatedService, present, repeated, type Subject } from '../subject';

/**
 * Quotas of an Application Load Balancer (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html): 100
 * rules, not counting the defaults, and 5 condition values a rule. The two origin secrets take two of the five, so a rule has three paths.
 */
const rulesPerLoadBalancer = 100;
const pathsPerRule = 3;
const listeners = 2;
/** The rule that answers `/status`. */
const platformRules = 1;
const mostServices = 40;
/** The rules of slot n take the priorities 10 n to 10 n + 9. */
const prioritiesPerSlot = 10;

const rulesPerListener = ({ routes }: LocatedService) => Math.ceil((routes?.length ?? 0) / pathsPerRule);

/** What the load balancer's rules and the edge in front of it can carry. */
export function checkRouting({ services }: Subject): Problem[] {
  return [
    ...checkPaths(services),
    ...checkSlots(services),
    ...checkRules(services),
    ...checkCaching(services),
    ...checkRouteLimits(services),
  ];
}

interface LocatedPath {
  readonly at: string;
  readonly path: string;
  readonly service: LocatedService;
}

function checkPaths(services: readonly LocatedService[]): Problem[] {
  const paths = services.flatMap((service) =>
    present(service.routes).flatMap(([index, { path }]): LocatedPath[] =>
      path === undefined ? [] : [{ at: `${service.at}.routes[${index}].path`, path, service }],
    ),
  );
  return [
    ...repeated(paths, ({ path }) => path).map(({ earlier, later }) => ({
      path: later.at,
      message: `${later.path} is ${earlier.at} too`,
      consequence: 'Only one of the two rules would ever be reached: the other route answers nothing.',
      remedy: earlier.service === later.service ? 'Take one of them away.' : 'Give each service paths of its own.',
    })),
    ...paths.flatMap((lower) =>
      paths
        .filter((upper) => upper.service !== lower.service && upper.path !== lower.path && lower.path.startsWith(upper.path.slice(0, -1)))
        .map((upper) => ({
          path: lower.at,
          message: `${lower.path} lies beneath ${upper.at} ${upper.path}`,
          consequence: 'Whichever rule came first would answer both, and with one service withheld the other would get its requests.',
          remedy: `Move it outside of ${upper.path}, or let ${upper.service.name} serve it.`,
        })),
    ),
  ];
}

function checkSlots(services: readonly LocatedService[]): Problem[] {
  const taken = new Set(services.map(({ listenerSlot }) => listenerSlot));
  const free = Array.from({ length: mostServices }, (_, index) => index + 1).find((slot) => !taken.has(slot));
  return [
    ...repeated(services, ({ listenerSlot }) => listenerSlot).map(({ earlier, later }) => ({
      path: `${later.at}.listenerSlot`,
      message: `${later.listenerSlot} is ${earlier.at}.listenerSlot too`,
      consequence: 'Two rules of one listener cannot have the same priority: the second stack would fail to deploy.',
      remedy:
        free === undefined ? 'Every slot is taken: see services.' : `Write a free one, such as ${free}, and leave the other as it is.`,
    })),
    ...services
      .filter((service) => rulesPerListener(service) > prioritiesPerSlot)
      .map((service) => ({
        path: `${service.at}.routes`,
        message: `${service.routes?.length} paths need ${rulesPerListener(service)} rules on a listener, and a slot has ${prioritiesPerSlot} priorities`,
        consequence: "Its rules would run into the next slot's priorities.",
        remedy: `Put paths under common prefixes: ${pathsPerRule * prioritiesPerSlot} are the most.`,
      })),
  ];
}

function checkRules(services: readonly LocatedService[]): Problem[] {
  const rules = platformRules + services.reduce((sum, service) => sum + listeners * rulesPerListener(service), 0);
  const load = `one load balancer holds ${rulesPerLoadBalancer} rules, and a service needs one on each of two listeners for every three paths`;
  const remedy = 'Put paths under common prefixes, merge services, or deploy a second platform with a load balancer of its own.';
  const consequence = `Beyond that the stack of the last service would fail: ${load}.`;
  if (services.length > mostServices) {
    return [
      { path: 'services', message: `${services.length} services, and one load balancer carries ${mostServices}`, consequence, remedy },
    ];
  }
  if (rules <= rulesPerLoadBalancer) return [];
  return [{ path: 'services', message: `their paths need ${rules} listener rules`, consequence, remedy }];
}

function checkCaching(services: readonly LocatedService[]): Problem[] {
  return services.flatMap((service) =>
    present(service.routes).flatMap(([index, { path, auth, phi, cacheSeconds }]): Problem[] => {
      if (!cacheSeconds || (auth !== 'jwt' && phi !== true)) return [];
      const reason = auth === 'jwt' ? 'needs a token' : "can hold patients' data";
      return [
        {
          path: `${service.at}.routes[${index}].cacheSeconds`,
          message: `${path ?? 'the route'} is cached but ${reason}`,
          consequence: "The edge answers a cached GET without asking who wants it: one patient's answer would reach another.",
          remedy: "Write 0, or make it a route of its own with auth: 'none' and phi: false.",
        },
      ];
    }),
  );
}

/** Fields of a route that say nothing without one another. */
function checkRouteLimits(services: readonly LocatedService[]): Problem[] {
  return services.flatMap((service) =>
    present(service.routes).flatMap(([index, { cacheSeconds, cacheQueryStrings, throttleRate, throttleBurst }]): Problem[] => {
      const at = `${service.at}.routes[${index}]`;
      const half = (throttleRate === 0) !== (throttleBurst === 0);
      return [
        ...(cacheSeconds === 0 && present(cacheQueryStrings).length > 0
          ? [
              {
                path: `${at}.cacheQueryStrings`,
                message: 'a route that is not cached has a key for the cache',
                consequence: 'Whoever reads it would think that its answers are kept.',
                remedy: 'Take it away, or write cacheSeconds.',
              },
            ]
          : []),
        ...(throttleRate !== undefined && throttleBurst !== undefined && half
          ? [
              {
                path: `${at}.throttleRate`,
                message: `a limit of ${throttleRate} requests a second with bursts of ${throttleBurst}`,
                consequence: "Half of it would be the environment's limit, and no request passes where either is 0.",
                remedy: 'Write both, the burst about twice the rate, or neither.',
              },
            ]
          : []),
      ];
    }),
  );
}
