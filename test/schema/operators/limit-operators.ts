import { type Breaks, environment, type Operators, protectedEnvironment, service } from './broken';

const counting = { mode: 'count', until: '2027-01-31', reason: 'The first weeks of traffic show which rules refuse what clinics send.' };
const cachedRoute = { path: '/eshop/*', auth: 'none', phi: false, cacheSeconds: 60 };

/** Writes another value into the first environment, where its data is not protected. */
const unprotected =
  (...args: Parameters<typeof environment>): Breaks =>
  (configuration) =>
    configuration.environments[0]?.protectData === false ? environment(...args)(configuration) : undefined;

/** Ways to break what the edge lets through: limits, bodies, cache keys, the web ACL. */
export const limitOperators: Operators = {
  'a service that is waited for longer than API Gateway does': {
    breaks: environment('edge.timeoutSeconds', 60),
    says: [
      'environments.dev.edge.timeoutSeconds: 60 is not a whole number of seconds from 1 to 29.',
      'A REST API waits 29 seconds at most, and CloudFront 30: a service that takes longer is never heard. Write what the slowest route may take, and let longer work be asked about later.',
    ],
  },
  'a strict limit that WAF refuses': {
    breaks: environment('edge.strictRateLimitPerIp', 1),
    says: [
      'environments.dev.edge.strictRateLimitPerIp: 1 is not a whole number of requests in five minutes, 10 or more.',
      'WAF refuses a rate rule below 10, and with it the deployment of the edge. Write what one clinic behind one address may need of these paths, such as 100.',
    ],
  },
  'a strict limit on more paths than it is for': {
    breaks: environment(
      'edge.strictRateLimitPaths',
      [...'abcdefghijk'].map((letter) => `/${letter}/*`),
    ),
    says: [
      `environments.dev.edge.strictRateLimitPaths: ${JSON.stringify([...'abcdefghijk'].map((letter) => `/${letter}/*`))} is not a list of at most ten paths.`,
      "Every request would cost more, for each path is a rule that it is held against. Write those where passwords or codes could be tried, such as ['/login/*'].",
    ],
  },
  'a strict limit on no path': {
    breaks: environment('edge.strictRateLimitPaths', ['login'], 'edge.strictRateLimitPaths[0]'),
    says: [
      "environments.dev.edge.strictRateLimitPaths[0]: 'login' is not a path that ends in a wildcard segment and has no other wildcard.",
      "Edge and load balancer match by prefix: what the one lets through the other would not find. Write one such as '/eshop/*'.",
    ],
  },
  'a web ACL that is switched off': {
    breaks: environment('edge.webAcl', { mode: 'off' }, 'edge.webAcl.mode'),
    says: [
      "environments.dev.edge.webAcl.mode: 'off' is not one of 'block' and 'count'.",
      "It decides whether attacks are refused or only seen. Write 'block' or 'count'.",
    ],
  },
  'a web ACL that counts until some time': {
    breaks: environment('edge.webAcl', { ...counting, until: 'soon' }, 'edge.webAcl.until'),
    says: [
      "environments.dev.edge.webAcl.until: 'soon' is not a day.",
      "The web ACL would count for ever, and protect nobody. Write the last day of counting as year, month and day, such as '2027-01-31', or leave it out where the web ACL blocks.",
    ],
  },
  'a web ACL that counts for ever': {
    breaks: unprotected('edge.webAcl', { ...counting, until: undefined }, 'edge.webAcl.until'),
    says: [
      'environments.dev.edge.webAcl.until: a web ACL that only counts for ever.',
      'Attacks would be let through with nobody asking when that ends. Write the last day of counting in until, and in reason what is being measured.',
    ],
  },
  'a web ACL that counts for no reason': {
    breaks: unprotected('edge.webAcl', { ...counting, reason: undefined }, 'edge.webAcl.reason'),
    says: [
      'environments.dev.edge.webAcl.reason: a web ACL that only counts for no reason.',
      'Attacks would be let through with nobody asking when that ends. Write the last day of counting in until, and in reason what is being measured.',
    ],
  },
  'a web ACL that counts for a word': {
    breaks: environment('edge.webAcl', { ...counting, reason: 'testing' }, 'edge.webAcl.reason'),
    says: [
      "environments.dev.edge.webAcl.reason: 'testing' is not a reason: a sentence of at least four words.",
      'Nobody could tell later why attacks were let through. Say what is being measured, and what will make it block.',
    ],
  },
  'a web ACL that blocks until a day': {
    breaks: environment('edge.webAcl', { ...counting, mode: 'block' }, 'edge.webAcl.mode'),
    says: [
      "environments.dev.edge.webAcl.mode: 'block' with a day or a reason for counting.",
      "Whoever reads it would think that attacks are only counted. Take until and reason away, or write 'count'.",
    ],
  },
  "a web ACL that only counts attacks on patients' data": {
    breaks: protectedEnvironment('edge.webAcl', counting, 'edge.webAcl.mode'),
    says: [
      'environments.prod.edge.webAcl.mode: a web ACL that only counts where protectData is true.',
      "Attacks on patients' data would be seen, and let through. Write 'block', and count in an environment before this one.",
    ],
  },
  'a body of which the web ACL sees the beginning': {
    breaks: service('routes', [{ path: '/eshop/*', maxBodyKiB: 1024 }], 'routes[0].maxBodyKiB'),
    says: [
      'services.eshop.routes[0].maxBodyKiB: 1024 is not a whole number of KiB from 8 to 64.',
      'The web ACL looks at 64 KiB of a body at most: what lies behind would reach the service unseen. Write what the largest request needs. Files go to S3, by addresses that the service signs.',
    ],
  },
  'a route of more requests than the account has': {
    breaks: service('routes', [{ path: '/eshop/*', throttleRate: 20_000, throttleBurst: 100 }], 'routes[0].throttleRate'),
    says: [
      'services.eshop.routes[0].throttleRate: 20000 is not a whole number of requests a second from 0 to 10000.',
      "10000 is the account's own quota: beyond it API Gateway refuses requests whatever stands here. Write what the route carries, or 0 for the environment's limit.",
    ],
  },
  'a route of larger bursts than the account has': {
    breaks: service('routes', [{ path: '/eshop/*', throttleRate: 100, throttleBurst: 20_000 }], 'routes[0].throttleBurst'),
    says: [
      'services.eshop.routes[0].throttleBurst: 20000 is not a whole number of requests from 0 to 5000.',
      "5000 is the account's own quota: beyond it API Gateway refuses requests whatever stands here. Write about twice the rate, or 0 for the environment's limit.",
    ],
  },
  'a route with half a limit': {
    breaks: service('routes', [{ path: '/eshop/*', throttleRate: 100 }], 'routes[0].throttleRate'),
    says: [
      'services.eshop.routes[0].throttleRate: a limit of 100 requests a second with bursts of 0.',
      "Half of it would be the environment's limit, and no request passes where either is 0. Write both, the burst about twice the rate, or neither.",
    ],
  },
  'a cache key without a cache': {
    breaks: service('routes', [{ path: '/eshop/*', cacheQueryStrings: ['page'] }], 'routes[0].cacheQueryStrings'),
    says: [
      'services.eshop.routes[0].cacheQueryStrings: a route that is not cached has a key for the cache.',
      'Whoever reads it would think that its answers are kept. Take it away, or write cacheSeconds.',
    ],
  },
  'a cache key that is no name': {
    breaks: service('routes', [{ ...cachedRoute, cacheQueryStrings: ['page=1'] }], 'routes[0].cacheQueryStrings[0]'),
    says: [
      "services.eshop.routes[0].cacheQueryStrings[0]: 'page=1' is not the name of a query parameter.",
      "The cache could not tell apart what differs by it. Write its name as it stands in addresses, such as 'page'.",
    ],
  },
  'a cache key of eleven parameters': {
    breaks: service('routes', [{ ...cachedRoute, cacheQueryStrings: [...'abcdefghijk'] }], 'routes[0].cacheQueryStrings'),
    says: [
      'services.eshop.routes[0].cacheQueryStrings: ["a","b","c","d","e","f","g","h","i","j","k"] is not a list of at most ten query parameters.',
      "A cache policy takes no more, and the edge would fail to deploy. Write those that choose between answers, such as ['page'].",
    ],
  },
};
