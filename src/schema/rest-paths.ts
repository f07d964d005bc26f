/** A path of a REST API that answers requests, and the route that says how. */
export interface RestPath<Route> {
  /** Below the API's root, such as `/eshop/{proxy+}`. */
  readonly path: string;
  readonly route: Route;
}

/**
 * The paths that a REST API needs so that a request meets the route with the longest matching path, as it does at an HTTP API.
 *
 * A REST API walks its tree of resources one segment at a time and never turns back: with `/eshop/*` and `/eshop/catalogue/*`, a request for
 * `/eshop/catalogue` stops at a resource that answers nothing, although `/eshop/*` covers it. So each resource on the way to a longer path
 * answers by the route that covers it, and so does whatever lies below without a path of its own.
 */
export function restPathsOf<Route extends { readonly path: string }>(routes: readonly Route[]): RestPath<Route>[] {
  const prefixes = new Set(routes.map(prefixOf));
  const paths = new Map(routes.map((route) => [`${prefixOf(route)}/{proxy+}`, route]));
  for (const node of new Set([...prefixes].flatMap(ancestors))) {
    const cover = covering(node, routes);
    if (cover === undefined) continue;
    paths.set(node, cover);
    if (!prefixes.has(node)) paths.set(`${node}/{proxy+}`, cover);
  }
  return [...paths].map(([path, route]) => ({ path, route }));
}

/** API Gateway's own resources for these paths: one for each segment, shared where paths begin alike. */
export function restResourcesOf(paths: readonly { readonly path: string }[]): string[] {
  return [...new Set(paths.flatMap(({ path }) => ancestors(path)))];
}

/** `/eshop` of `/eshop/*`. */
const prefixOf = ({ path }: { readonly path: string }) => path.slice(0, -'/*'.length);

/** `/a/b` and `/a` of `/a/b`, shortest first. */
const ancestors = (path: string) =>
  path
    .split('/')
    .slice(1)
    .map((_, index, segments) => `/${segments.slice(0, index + 1).join('/')}`);

function covering<Route extends { readonly path: string }>(node: string, routes: readonly Route[]): Route | undefined {
  return routes.filter((route) => node.startsWith(`${prefixOf(route)}/`)).sort((a, b) => b.path.length - a.path.length)[0];
}
