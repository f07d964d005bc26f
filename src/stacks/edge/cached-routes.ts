import type { Route, Service } from '../../schema/service';

/**
 * The routes that need a cache behaviour of their own, most specific first: CloudFront takes the first that matches. These are the cached
 * ones, and every uncached one below a cached one: without a behaviour before it, its answers would be cached, and given to callers whose
 * token nobody has checked.
 */
export function routesWithBehavior(services: readonly Service[]): Route[] {
  const routes = services.flatMap((service) => service.routes);
  const cached = routes.filter(({ cacheSeconds }) => cacheSeconds > 0);
  return routes
    .filter((route) => cached.some((other) => prefix(route).startsWith(prefix(other))))
    .sort((a, b) => b.path.length - a.path.length || a.path.localeCompare(b.path));
}

function prefix({ path }: Route): string {
  return path.replace(/\*$/, '');
}
