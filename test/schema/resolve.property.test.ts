import fc from 'fast-check';
import { resolvePlatform } from '../../src/schema/resolve';
import { arbitraryConfiguration } from './arbitrary-platform';
import { breakingOperators } from './operators';
import type { Breaks, Broken } from './operators/broken';
import { problemsOf } from './problems-of';
import { put } from './put';
import { seeds } from './seeds';

describe('any valid configuration', () => {
  test('resolves, twice to the same, and stays as it was', () => {
    fc.assert(
      fc.property(arbitraryConfiguration, (configuration) => {
        const before = structuredClone(configuration);
        expect(problemsOf(configuration)).toEqual([]);
        expect(resolvePlatform(configuration)).toEqual(resolvePlatform(configuration));
        expect(configuration).toEqual(before);
      }),
      seeds,
    );
  });

  test('keeps every service, in each environment or among the withheld', () => {
    fc.assert(
      fc.property(arbitraryConfiguration, (configuration) => {
        const { environments, serviceNames, withheldServices } = resolvePlatform(configuration);
        for (const { services } of environments) {
          expect([...services.map(({ name }) => name), ...withheldServices].sort()).toEqual([...serviceNames].sort());
        }
      }),
      seeds,
    );
  });

  test('leaves nothing undefined', () => {
    fc.assert(
      fc.property(arbitraryConfiguration, (configuration) => {
        const platform = resolvePlatform(configuration);
        expect(JSON.parse(JSON.stringify(platform))).toStrictEqual(platform);
      }),
      seeds,
    );
  });
});

describe('any valid configuration, broken by', () => {
  // One with all that an operator may look for: whatever the seeds bring, none goes unused. Of the others a few do: there are 150 ways to break each.
  const complete = arbitraryConfiguration.filter(
    ({ environments, services }) =>
      services.length > 1 && environments[0]?.protectData === false && environments.length > 1 && environments.at(-1)?.protectData === true,
  );
  const configurations = [
    ...fc.sample(complete, { ...seeds, numRuns: 1 }),
    ...fc.sample(arbitraryConfiguration, { ...seeds, numRuns: seeds.numRuns / 2 }),
  ];
  const brokenBy = (breaks: Breaks, most: number): Broken[] => {
    const broken: Broken[] = [];
    for (const configuration of configurations) {
      const one = broken.length < most ? breaks(configuration) : undefined;
      if (one) broken.push(one);
    }
    return broken;
  };

  test.each(Object.entries(breakingOperators))('%s, is refused where it is broken', (_, { breaks }) => {
    const broken = brokenBy(breaks, Math.ceil(seeds.numRuns / 3));
    expect(broken).not.toEqual([]);
    for (const { configuration, path } of broken) expect(problemsOf(configuration).map((problem) => problem.path)).toContain(path);
  });

  test.each(Object.entries(breakingOperators))('%s, and by a second mistake, is told of both', (_, { breaks }) => {
    const [broken] = brokenBy(breaks, 1);
    const second = broken?.path.startsWith('exceptions') ? 'services' : 'exceptions';
    const paths = problemsOf(put(broken?.configuration, [second], 'none')).map((problem) => problem.path);
    expect(paths).toEqual(expect.arrayContaining([broken?.path, second]));
  });
});
