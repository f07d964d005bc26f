import { apiMethods } from '../api-methods';
import type { Problem } from '../problem';
import { restPathsOf, restResourcesOf } from '../rest-paths';
import { type LocatedEnvironment, present, type Subject } from '../subject';

/** "Quotas for configuring and running a REST API" (https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html). */
const resourcesPerApi = 300;
/** A stack takes 500 (CloudFormation quotas); what is left is room to add a path while another goes. */
const resourcesPerTemplate = 400;
/** The API's own, its stage, its name, the web ACL and the authorizer: a test counts them. */
export const fixedResources = 25;

/** What a REST API cannot do that an HTTP API behind CloudFront can. */
export function checkRestEdges(subject: Subject): Problem[] {
  const rest = subject.environments.filter(({ edge }) => edge?.kind === 'rest-api');
  const [first] = rest;
  return [...rest.flatMap(checkOrigins), ...(first ? checkPaths(first, subject) : [])];
}

function checkOrigins({ at, frontendOrigins }: LocatedEnvironment): Problem[] {
  return present(frontendOrigins)
    .slice(1)
    .map(([index, origin]) => ({
      path: `${at}.frontendOrigins[${index}]`,
      message: `${origin} is a second origin at a REST API`,
      consequence: 'Its errors and the load balancer name one origin, fixed: pages of the other could not read what the API answers.',
      remedy: "Keep one, or write edge.kind 'http-api', which knows a list.",
    }));
}

function checkPaths({ at }: LocatedEnvironment, { services }: Subject): Problem[] {
  const located = services.flatMap((service) =>
    present(service.routes).flatMap(([index, { path, cacheSeconds = 0 }]) =>
      path === undefined ? [] : [{ at: `${service.at}.routes[${index}].path`, path, cacheSeconds }],
    ),
  );
  const count = countResources(located);
  return [
    ...located
      .filter(({ path }) => path.includes('~'))
      .map((route) => ({
        path: route.at,
        message: `${route.path} has a tilde, and ${at}.edge.kind is 'rest-api'`,
        consequence: 'API Gateway refuses a resource of that name, and with it the deployment of the edge.',
        remedy: 'Write a path of letters, digits, dots, hyphens and underscores.',
      })),
    ...(count.api > resourcesPerApi || count.template > resourcesPerTemplate
      ? [
          {
            path: 'services',
            message: `their paths make ${count.template} resources in the stack of a REST API, ${count.api} of them paths`,
            consequence: `A REST API has ${resourcesPerApi} paths and its stack is kept below ${resourcesPerTemplate} resources, ${apiMethods.length + 1} methods a path: the edge would fail to deploy.`,
            remedy: `Put paths under common prefixes, or write 'http-api' in ${at}.edge.kind.`,
          },
        ]
      : []),
  ];
}

/** Resources of API Gateway, and of the stack around them. */
export function countResources(routes: readonly { readonly path: string; readonly cacheSeconds: number }[]): {
  readonly api: number;
  readonly template: number;
} {
  const paths = restPathsOf(routes);
  const preflight = 1;
  const methods = paths.reduce((sum, { route }) => sum + preflight + (route.cacheSeconds > 0 ? 1 : apiMethods.length), 0);
  const status = { paths: 1, methods: 1 + preflight };
  const api = restResourcesOf(paths).length + status.paths;
  return { api, template: fixedResources + api + methods + status.methods };
}
