import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Assembly } from '../../src/assembly/assembly';
import { loadAssembly } from '../../src/assembly/load-assembly';
import { synthesise } from '../../src/pipeline/synthesise';
import type { Configuration } from '../../src/schema/configuration';
import { ending, fates } from '../rehearsal/commits';
import { rehearsal, rulesOf } from '../rehearsal/hand-made';
import { arbitraryConfiguration } from '../schema/arbitrary-platform';
import { seeds } from '../schema/seeds';
import { platformOf } from './generated-platform';

process.env.CDK_VALIDATION = 'false';

const isSweep = process.env.CAREPATH_SEEDS !== undefined;
/**
 * A run is two syntheses and three promotions of every environment. The build tries each change once, on a platform of one environment, with
 * protected data behind a proxy; the sweep tries a quarter as many as the other properties do, of all kinds.
 */
const tried = { ...(isSweep ? { numRuns: Math.ceil(seeds.numRuns / 4) } : { numRuns: 1, seed: 32 }), endOnFailure: true };

const directory = mkdtempSync(join(tmpdir(), 'carepath-changes-'));
afterAll(() => rmSync(directory, { recursive: true }));

function commit(configuration: Configuration): Assembly {
  const source = { commit: 'a'.repeat(40), committedAt: '2026-12-01T00:00:00Z', modified: false };
  return loadAssembly(synthesise(platformOf(configuration), source, mkdtempSync(join(directory, 'commit-'))));
}

const digest = `sha256:${'5'.repeat(64)}`;

/** A service that waits for its image. */
function announced(configuration: Configuration): Configuration {
  const slots = configuration.services.map(({ listenerSlot }) => listenerSlot);
  const listenerSlot = Array.from({ length: 40 }, (_, index) => index + 1).find((slot) => !slots.includes(slot)) ?? 40;
  const service = {
    name: 'billing',
    listenerSlot,
    routes: ['/billing/*'],
    database: 'read-write',
    scaling: { minTasks: 2, maxTasks: 4 },
  } as const;
  return { ...configuration, services: [...configuration.services, service], images: { ...configuration.images, billing: null } };
}

/** All of them have Performance Insights on either engine: with it comes a key, and with the key a doubt of the specification. */
const siblings: Readonly<Record<string, string>> = { 't4g.medium': 'm6g.large', 'm6g.large': 'r6g.2xlarge', 'r6g.2xlarge': 'm6g.large' };

/** Each is a commit that a team makes on any day, on a platform where one service waits, and may want to take back. */
const changes: Readonly<Record<string, (configuration: Configuration) => Configuration>> = {
  'one service more': (configuration) => ({ ...configuration, images: { ...configuration.images, billing: digest } }),
  'one service less': (configuration) => {
    const leaving = Object.entries(configuration.images).find(([, image]) => image !== null)?.[0];
    return leaving === undefined ? configuration : { ...configuration, images: { ...configuration.images, [leaving]: null } };
  },
  'new images and other sizes': (configuration) => ({
    ...configuration,
    services: configuration.services.map((service) => ({ ...service, cpu: 2048, memoryMiB: 8192 })),
    images: Object.fromEntries(Object.entries(configuration.images).map(([name, image]) => [name, image === null ? null : digest])),
  }),
  'another instance for the database': (configuration) => ({
    ...configuration,
    environments: configuration.environments.map(({ database, ...environment }) => ({
      ...environment,
      database: { ...database, instanceType: siblings[database?.instanceType ?? 't4g.medium'] ?? 't4g.small' },
    })),
  }),
};

/**
 * A service goes with its log, the last of its group that has a database with the logs of their migrations, and the last one that asks for a
 * token with the log of the function that checks it.
 */
const isOfLeaving = /^(deleted|retained) (service-|migrate-|edge\/Rest\/Api\/TokenCheck\/)/;

test.each(Object.entries(changes))(
  'on any platform, %s is promoted, replaces no service and no data, and is taken back',
  async (_, change) => {
    await fc.assert(
      fc.asyncProperty(arbitraryConfiguration, async (generated) => {
        const [base, head] = [commit(announced(generated)), commit(change(announced(generated)))];
        const [there, back] = [await rehearsal(head, base), await rehearsal(base, head)];
        expect([ending(there), ending(back)]).toEqual(['promoted', 'promoted']);
        expect(rulesOf(there)).not.toContain('roll-forward-only');
        const replaced = fates(base, head, (type, stateful) => stateful || type === 'AWS::ECS::Service');
        expect(replaced.filter((fate) => !isOfLeaving.test(fate))).toEqual([]);
        for (const { directory: written } of [base, head]) rmSync(written, { recursive: true });
      }),
      tried,
    );
  },
);
