import { apiMethods } from '../api-methods';
import type { Problem } from '../problem';
import { present, type Subject } from '../subject';

/** "Quotas for configuring and running an HTTP API" (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html). */
const routesPerApi = 300;
/** CloudFront Developer Guide, "Quotas" (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html). */
const behaviorsPerDistribution = 75;
/** `GET /status`. */
const platformRoutes = 1;
/** The one for all that is not cached. */
const defaultBehaviors = 1;

/** What an HTTP API and CloudFront can carry of all services' routes together. */
export function checkEdgeQuotas({ environments, services }: Subject): Problem[] {
  if (!environments.some(({ edge }) => edge?.kind !== 'rest-api')) return [];
  const routes = services.flatMap((service) => present(service.routes).map(([, route]) => route));
  const cached = routes.filter(({ cacheSeconds = 0 }) => cacheSeconds > 0);
  const apiRoutes = platformRoutes + cached.length + apiMethods.length * (routes.length - cached.length);
  // An uncached route below a cached one needs a behaviour before it, lest its answers be cached too.
  const prefixes = cached.flatMap(({ path }) => (path === undefined ? [] : [path.slice(0, -1)]));
  const behaviors = defaultBehaviors + routes.filter(({ path }) => prefixes.some((prefix) => path?.startsWith(prefix))).length;
  return [
    ...(apiRoutes > routesPerApi
      ? [
          {
            path: 'services',
            message: `their paths need ${apiRoutes} routes of the HTTP API`,
            consequence: `An HTTP API has ${routesPerApi} (${apiMethods.length} methods a path, GET alone where it is cached): the edge would fail to deploy.`,
            remedy: 'Put paths under common prefixes.',
          },
        ]
      : []),
    ...(behaviors > behaviorsPerDistribution
      ? [
          {
            path: 'services',
            message: `their cached paths need ${behaviors} cache behaviours`,
            consequence: `A CloudFront distribution has ${behaviorsPerDistribution}: the edge would fail to deploy.`,
            remedy: 'Put cached paths under common prefixes.',
          },
        ]
      : []),
  ];
}
