import type { ServiceConfiguration } from '../schema/configuration';

/** What runs behind the load balancer, the same in every environment but for `serviceOverrides` there. */
export const services: readonly ServiceConfiguration[] = [
  {
    name: 'eshop',
    owner: 'commerce-team',
    listenerSlot: 1,
    routes: [
      // The catalogue is public and the same for everybody: the only route that a cache may answer.
      { path: '/eshop/catalogue/*', auth: 'none', phi: false, cacheSeconds: 300, cacheQueryStrings: ['page'] },
      '/eshop/*',
    ],
    database: 'read-write',
    migration: { command: ['node', 'dist/migrate.js'] },
  },
  {
    name: 'pharmacy',
    owner: 'clinical-team',
    listenerSlot: 2,
    routes: ['/pharmacy/*'],
    database: 'read-write',
    migration: { command: ['node', 'dist/migrate.js'] },
    callers: ['eshop', 'doctor'],
  },
  {
    name: 'doctor',
    owner: 'clinical-team',
    listenerSlot: 3,
    routes: ['/doctor/*'],
    database: 'read-write',
    migration: { command: ['node', 'dist/migrate.js'] },
  },
];
