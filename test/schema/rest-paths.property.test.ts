import fc from 'fast-check';
import { restPathsOf, restResourcesOf } from '../../src/schema/rest-paths';
import { seeds } from './seeds';

/** Paths over few words, so that they often lie below one another. */
const route = fc
  .array(fc.constantFrom('a', 'ab', 'b'), { minLength: 1, maxLength: 4 })
  .map((segments) => ({ path: `/${segments.join('/')}/*` }));
const routes = fc.uniqueArray(route, { selector: ({ path }) => path, minLength: 1, maxLength: 8 });
const request = fc.array(fc.constantFrom('a', 'ab', 'b', 'c'), { minLength: 1, maxLength: 6 }).map((segments) => `/${segments.join('/')}`);

type Routes = readonly { readonly path: string }[];

/** As an HTTP API does: the longest path that matches. */
const atHttpApi = (all: Routes, requested: string) =>
  all.filter(({ path }) => requested.startsWith(path.slice(0, -1))).sort((a, b) => b.path.length - a.path.length)[0];

/** As a REST API does: from segment to segment, into the resource of that name or else into the greedy one, and never back. */
function atRestApi(all: Routes, requested: string) {
  const paths = restPathsOf(all);
  const resources = new Set(restResourcesOf(paths));
  let here = '';
  for (const segment of requested.split('/').slice(1)) {
    if (!resources.has(`${here}/${segment}`)) {
      here = `${here}/{proxy+}`;
      break;
    }
    here = `${here}/${segment}`;
  }
  return paths.find(({ path }) => path === here)?.route;
}

test('a request meets the same route at a REST API as at an HTTP API, or none at both', () => {
  fc.assert(
    fc.property(routes, request, (all, requested) => {
      expect(atRestApi(all, requested)).toEqual(atHttpApi(all, requested));
    }),
    { ...seeds, numRuns: 50 * seeds.numRuns },
  );
});

test('no path stands twice', () => {
  fc.assert(
    fc.property(routes, (all) => {
      const paths = restPathsOf(all).map(({ path }) => path);
      expect(new Set(paths).size).toBe(paths.length);
    }),
    seeds,
  );
});
