import fc from 'fast-check';
import type { RouteConfiguration, ServiceConfiguration, ServiceOverride } from '../../src/schema/configuration';
import { fargateSizes } from '../../src/schema/fargate-sizes';
import { capacity } from './arbitrary-compute';

export const digest = fc
  .array(fc.constantFrom(...'0123456789abcdef'), { minLength: 64, maxLength: 64 })
  .map((digits) => `sha256:${digits.join('')}`);
export const names = (words: readonly string[], range: { minLength: number; maxLength: number }) => fc.shuffledSubarray([...words], range);

/** Every size that Fargate sells, in pairs of CPU and memory. */
const size = fc.constantFrom(
  ...Object.entries(fargateSizes).flatMap(([cpu, sizes]) => sizes.map((memoryMiB) => ({ cpu: Number(cpu), memoryMiB }))),
);

/** Two tasks at least, so that a service may run beside patients' data. */
const scaling = fc
  .record({
    minTasks: fc.integer({ min: 2, max: 4 }),
    spread: fc.integer({ min: 0, max: 8 }),
    cpuPercent: fc.integer({ min: 20, max: 80 }),
    memoryPercent: fc.integer({ min: 20, max: 75 }),
  })
  .map(({ minTasks, spread, ...targets }) => ({ minTasks, maxTasks: minTasks + spread, ...targets }));

const route = (path: string): fc.Arbitrary<string | RouteConfiguration> =>
  fc.oneof(
    fc.constant(path),
    fc.record({ path: fc.constant(path), auth: fc.constantFrom('jwt', 'none'), phi: fc.boolean() }, { requiredKeys: ['path'] }),
    fc.record({
      path: fc.constant(path),
      auth: fc.constant('none'),
      phi: fc.constant(false),
      cacheSeconds: fc.integer({ min: 1, max: 600 }),
      cacheQueryStrings: fc.subarray(['page', 'sort.by', 'q']),
    }),
    fc.record({
      path: fc.constant(path),
      throttleRate: fc.integer({ min: 1, max: 10_000 }),
      throttleBurst: fc.integer({ min: 1, max: 5_000 }),
      maxBodyKiB: fc.integer({ min: 8, max: 64 }),
    }),
  );

const migration = fc.record(
  { command: fc.constantFrom(['node', 'migrate.js'], ['./migrate']), timeoutMinutes: fc.integer({ min: 1, max: 55 }) },
  { requiredKeys: ['command'] },
);

/** @param calling the services that call any: who may call one service may call all that are called */
const service = (name: string, listenerSlot: number, calling: readonly string[]): fc.Arbitrary<ServiceConfiguration> =>
  fc
    .record(
      {
        routes: fc.subarray([`/${name}/*`, `/${name}/public/*`, `/${name}-v2/*`, `/${name}-files/*`], { minLength: 1 }),
        owner: fc.constant('platform-team'),
        group: fc.constantFrom('clinical', 'commerce', name),
        architecture: fc.constantFrom('arm64', 'x86_64'),
        port: fc.integer({ min: 1024, max: 65_535 }),
        size,
        scaling,
        healthPath: fc.constantFrom('/', '/health', '/healthz/ready'),
        data: fc.oneof(
          fc.constantFrom({ database: 'none' } as const, { database: 'read-write' } as const),
          migration.map((migration) => ({ database: 'read-write', migration }) as const),
        ),
        callers: fc.constantFrom(
          [],
          calling.filter((caller) => caller !== name),
        ),
      },
      { requiredKeys: ['routes', 'size'] },
    )
    .chain(({ routes, size, data, ...rest }) =>
      fc
        .tuple(...routes.map(route))
        .map((routes) => ({ name, listenerSlot, routes, ...size, ...data, ...rest }) satisfies ServiceConfiguration),
    );

export const services = fc
  .tuple(
    names(['eshop', 'pharmacy', 'doctor', 'lab', 'imaging', 'lab-imports'], { minLength: 1, maxLength: 6 }).chain((chosen) =>
      fc.record({ chosen: fc.constant(chosen), calling: fc.subarray(chosen) }),
    ),
    fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 6, maxLength: 6 }),
  )
  .chain(([{ chosen, calling }, slots]) => fc.tuple(...chosen.map((name, index) => service(name, slots[index] ?? index + 1, calling))));

export const override = (protectData: boolean): fc.Arbitrary<ServiceOverride> =>
  fc.record({ size, scaling, capacity: capacity(protectData) }, { requiredKeys: [] }).map(({ size, ...rest }) => ({ ...size, ...rest }));
