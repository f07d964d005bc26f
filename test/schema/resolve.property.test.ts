import fc from 'fast-check';
import { InvalidConfiguration } from '../../src/schema/problem';
import { resolvePlatform } from '../../src/schema/resolve';
import { arbitraryConfiguration } from './arbitrary-platform';
import { breakingOperators } from './breaking-operators';
import { seeds } from './seeds';

function problemsOf(configuration: unknown) {
  try {
    resolvePlatform(configuration);
    return [];
  } catch (error) {
    if (error instanceof InvalidConfiguration) return error.problems;
    throw error;
  }
}

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

  test('resolves every environment with the services that have an image, and withholds the others', () => {
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
});

describe('any valid configuration, broken by', () => {
  test.each(Object.entries(breakingOperators))('%s, is refused where it is broken', (_, breaks) => {
    let applied = 0;
    fc.assert(
      fc.property(arbitraryConfiguration, (configuration) => {
        const broken = breaks(configuration);
        if (broken === undefined) return;
        applied++;
        expect(problemsOf(broken.configuration).map(({ path }) => path)).toContain(broken.path);
      }),
      seeds,
    );
    expect(applied).toBeGreaterThan(0);
  });

  test('two operators at once, is told of both', () => {
    const operators = Object.values(breakingOperators);
    fc.assert(
      fc.property(arbitraryConfiguration, fc.nat(operators.length - 1), (configuration, index) => {
        const broken = operators[index]?.(configuration);
        if (broken === undefined || broken.path.startsWith('platform.name')) return;
        const twice = {
          ...Object(broken.configuration),
          platform: { ...configuration.platform, ...Object(broken.configuration).platform, name: 'X' },
        };
        expect(problemsOf(twice).map(({ path }) => path)).toEqual(expect.arrayContaining([broken.path, 'platform.name']));
      }),
      { ...seeds, numRuns: 10 * seeds.numRuns },
    );
  });
});
