import type { RouteConfiguration } from '../../../src/schema/configuration';
import { put } from '../put';
import { type Breaks, type Operators, service, twoServices } from './broken';

/** Replaces the services by as many as told, each with a path for each of `parts`. */
const manyServices =
  (count: number, parts: readonly string[], route: Partial<RouteConfiguration> = {}): Breaks =>
  (configuration) => {
    const names = Array.from({ length: count }, (_, index) => `s${index}`);
    const services = names.map((name, index) => ({
      name,
      listenerSlot: index + 1,
      routes: parts.map((part) => ({ ...route, path: `/${name}${part}/*` })),
    }));
    return {
      configuration: { ...configuration, services, images: Object.fromEntries(names.map((name) => [name, null])) },
      path: 'services',
    };
  };

/** A REST API has other quotas. */
const behindCloudFront =
  (breaks: Breaks): Breaks =>
  (configuration) => {
    const environments = configuration.environments.map((environment) => ({ ...environment, edge: { kind: 'http-api' as const } }));
    return breaks({ ...configuration, environments });
  };

/** Ways to break paths and listener rules. */
export const routingOperators: Operators = {
  'two services on one path': {
    breaks: twoServices((_, second, configuration) => ({
      configuration: put(put(configuration, ['services', 0, 'routes'], ['/shop/*']), ['services', 1, 'routes'], ['/shop/*']),
      path: `services.${second.name}.routes[0].path`,
    })),
    says: [
      'services.pharmacy.routes[0].path: /shop/* is services.eshop.routes[0].path too.',
      'Only one of the two rules would ever be reached: the other route answers nothing. Give each service paths of its own.',
    ],
  },
  'a path beneath that of another service': {
    breaks: twoServices((_, second, configuration) => ({
      configuration: put(put(configuration, ['services', 0, 'routes'], ['/shop/*']), ['services', 1, 'routes'], ['/shop/admin/*']),
      path: `services.${second.name}.routes[0].path`,
    })),
    says: [
      'services.pharmacy.routes[0].path: /shop/admin/* lies beneath services.eshop.routes[0].path /shop/*.',
      'Whichever rule came first would answer both, and with one service withheld the other would get its requests. Move it outside of /shop/*, or let eshop serve it.',
    ],
  },
  'one path twice': {
    breaks: service('routes', ['/shop/*', '/shop/*'], 'routes[1].path'),
    says: [
      'services.eshop.routes[1].path: /shop/* is services.eshop.routes[0].path too.',
      'Only one of the two rules would ever be reached: the other route answers nothing. Take one of them away.',
    ],
  },
  'a path without a wildcard': {
    breaks: service('routes', ['/shop'], 'routes[0].path'),
    says: [
      "services.eshop.routes[0].path: '/shop' is not a path that ends in a wildcard segment and has no other wildcard.",
      "Edge and load balancer match by prefix: what the one lets through the other would not find. Write one such as '/eshop/*'.",
    ],
  },
  'every path': {
    breaks: service('routes', ['/*'], 'routes[0].path'),
    says: [
      "services.eshop.routes[0].path: '/*' is not a path that ends in a wildcard segment and has no other wildcard.",
      "Edge and load balancer match by prefix: what the one lets through the other would not find. Write one such as '/eshop/*'.",
    ],
  },
  'a wildcard amid a path': {
    breaks: service('routes', ['/shop/*/orders/*'], 'routes[0].path'),
    says: [
      "services.eshop.routes[0].path: '/shop/*/orders/*' is not a path that ends in a wildcard segment and has no other wildcard.",
      "Edge and load balancer match by prefix: what the one lets through the other would not find. Write one such as '/eshop/*'.",
    ],
  },
  'no route': {
    breaks: service('routes', []),
    says: [
      'services.eshop.routes: [] is not a list of at least one route.',
      "A load balancer rule needs a path, and without one no request would ever reach the service. Write one such as ['/eshop/*'].",
    ],
  },
  'more paths than a slot has priorities for': {
    breaks: service(
      'routes',
      Array.from({ length: 31 }, (_, index) => `/shop-${index}/*`),
    ),
    says: [
      'services.eshop.routes: 31 paths need 11 rules on a listener, and a slot has 10 priorities.',
      "Its rules would run into the next slot's priorities. Put paths under common prefixes: 30 are the most.",
    ],
  },
  'a route with auth of an unknown kind': {
    breaks: service('routes', [{ path: '/shop/*', auth: 'basic' }], 'routes[0].auth'),
    says: [
      "services.eshop.routes[0].auth: 'basic' is not one of 'jwt' and 'none'.",
      "It decides whether a request without a token reaches the service. Write 'jwt' or 'none'.",
    ],
  },
  'a cached route with auth': {
    breaks: service('routes', [{ path: '/shop/*', auth: 'jwt', phi: false, cacheSeconds: 60 }], 'routes[0].cacheSeconds'),
    says: [
      'services.eshop.routes[0].cacheSeconds: /shop/* is cached but needs a token.',
      "The edge answers a cached GET without asking who wants it: one patient's answer would reach another. Write 0, or make it a route of its own with auth: 'none' and phi: false.",
    ],
  },
  'a cached route with PHI': {
    breaks: service('routes', [{ path: '/shop/*', auth: 'none', phi: true, cacheSeconds: 60 }], 'routes[0].cacheSeconds'),
    says: [
      "services.eshop.routes[0].cacheSeconds: /shop/* is cached but can hold patients' data.",
      "The edge answers a cached GET without asking who wants it: one patient's answer would reach another. Write 0, or make it a route of its own with auth: 'none' and phi: false.",
    ],
  },
  'a route cached for a week': {
    breaks: service('routes', [{ path: '/shop/*', auth: 'none', phi: false, cacheSeconds: 604_800 }], 'routes[0].cacheSeconds'),
    says: [
      'services.eshop.routes[0].cacheSeconds: 604800 is not a whole number of seconds from 0 to 86400.',
      'The edge would answer with what is long out of date. Write 0 for no cache, or a few minutes such as 300.',
    ],
  },
  'one slot for two services': {
    breaks: twoServices((first, second, configuration) => ({
      configuration: put(configuration, ['services', 1, 'listenerSlot'], first.listenerSlot),
      path: `services.${second.name}.listenerSlot`,
    })),
    says: [
      'services.pharmacy.listenerSlot: 1 is services.eshop.listenerSlot too.',
      'Two rules of one listener cannot have the same priority: the second stack would fail to deploy. Write a free one, such as 2, and leave the other as it is.',
    ],
  },
  'slot 41': {
    breaks: service('listenerSlot', 41),
    says: [
      'services.eshop.listenerSlot: 41 is not a whole number from 1 to 40.',
      'The priorities of its listener rules come from it, and one load balancer carries 40 services. Write a number that no other service has or had.',
    ],
  },
  '41 services': {
    breaks: manyServices(41, ['']),
    says: [
      'services: 41 services, and one load balancer carries 40.',
      'Beyond that the stack of the last service would fail: one load balancer holds 100 rules, and a service needs one on each of two listeners for every three paths. Put paths under common prefixes, merge services, or deploy a second platform with a load balancer of its own.',
    ],
  },
  'more rules than a load balancer holds': {
    breaks: manyServices(25, ['a', 'b', 'c', 'd']),
    says: [
      'services: their paths need 101 listener rules.',
      'Beyond that the stack of the last service would fail: one load balancer holds 100 rules, and a service needs one on each of two listeners for every three paths. Put paths under common prefixes, merge services, or deploy a second platform with a load balancer of its own.',
    ],
  },
  'more routes than an HTTP API has': {
    breaks: behindCloudFront(manyServices(30, ['a', 'b'])),
    says: [
      'services: their paths need 301 routes of the HTTP API.',
      'An HTTP API has 300 (5 methods a path, GET alone where it is cached): the edge would fail to deploy. Put paths under common prefixes.',
    ],
  },
  'more cache behaviours than a distribution has': {
    breaks: behindCloudFront(manyServices(38, ['a', 'b'], { auth: 'none', phi: false, cacheSeconds: 60 })),
    says: [
      'services: their cached paths need 77 cache behaviours.',
      'A CloudFront distribution has 75: the edge would fail to deploy. Put cached paths under common prefixes.',
    ],
  },
};
