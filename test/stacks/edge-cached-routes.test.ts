import fc from 'fast-check';
import type { Route } from '../../src/schema/service';
import { routesWithBehavior } from '../../src/stacks/edge/cached-routes';
import { seeds } from '../schema/seeds';
import { exampleRoute, exampleService } from './example-environment';

/** Paths over few words, so that they often lie below one another. */
const path = fc.array(fc.constantFrom('a', 'ab', 'b'), { minLength: 1, maxLength: 3 }).map((segments) => `/${segments.join('/')}/*`);
const route = fc
  .record({ path, cacheSeconds: fc.constantFrom(0, 60) })
  .map(({ path, cacheSeconds }) => exampleRoute({ path, cacheSeconds, auth: cacheSeconds > 0 ? 'none' : 'jwt', phi: cacheSeconds === 0 }));
const routes = fc.uniqueArray(route, { selector: ({ path }) => path, minLength: 1, maxLength: 8 });

const matches = (requested: string, { path }: Route) => requested.startsWith(path.slice(0, -1));
/** As CloudFront does: the first behaviour that matches. */
const firstMatch = (behaviors: readonly Route[], requested: string) => behaviors.find((behavior) => matches(requested, behavior));
/** As the API does: the longest path that matches. */
const servedBy = (all: readonly Route[], requested: string) =>
  all.filter((candidate) => matches(requested, candidate)).sort((a, b) => b.path.length - a.path.length)[0];

test('whatever is requested, CloudFront caches it exactly when the route that serves it is cached', () => {
  fc.assert(
    fc.property(routes, fc.array(fc.constantFrom('a', 'ab', 'b', 'c'), { minLength: 1, maxLength: 4 }), (all, segments) => {
      const requested = `/${segments.join('/')}`;
      const behaviors = routesWithBehavior([exampleService({ routes: all })]);
      const served = servedBy(all, requested);
      expect(firstMatch(behaviors, requested)?.cacheSeconds ?? 0).toBe(served?.cacheSeconds ?? 0);
    }),
    { ...seeds, numRuns: 20 * seeds.numRuns },
  );
});

test('routes away from every cached one need no behaviour of their own', () => {
  const away = exampleRoute({ path: '/pharmacy/*' });
  const cached = exampleRoute({ path: '/eshop/catalogue/*', auth: 'none', phi: false, cacheSeconds: 60 });
  expect(routesWithBehavior([exampleService({ routes: [away, cached] })])).toEqual([cached]);
});
