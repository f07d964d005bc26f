import { InvalidConfiguration } from '../../src/schema/problem';
import { resolvePlatform } from '../../src/schema/resolve';
import { exampleConfiguration } from './example-configuration';
import { breakingOperators } from './operators';
import { put } from './put';

/** What a terminal shows of a configuration: `main.ts` prints the same text and exits 2. */
function printed(configuration: unknown): string {
  try {
    resolvePlatform(configuration);
    return '';
  } catch (error) {
    if (error instanceof InvalidConfiguration) return error.message;
    throw error;
  }
}

describe('what a team sees of', () => {
  test.each([
    'overlapping CIDRs',
    'an account used twice',
    'a tag where a digest belongs',
    'two services on one path',
    'CPU and memory that Fargate does not offer',
    'an unknown Region',
    'a malformed ARN',
    'a negative budget',
    'an unknown key',
    'a cached route with auth',
  ])('%s is one problem and nothing else', (name) => {
    const operator = breakingOperators[name];
    const [wrong, help] = operator?.says ?? [];
    expect(printed(operator?.breaks(exampleConfiguration)?.configuration)).toBe(`The configuration has a problem:\n\n${wrong}\n  ${help}`);
  });

  test('more zones than a Region has', () => {
    const configuration = put(
      put(exampleConfiguration, ['environments', 1, 'region'], 'us-west-1'),
      ['environments', 1, 'network', 'availabilityZones'],
      3,
    );
    expect(printed(configuration)).toBe(`The configuration has a problem:

environments.staging.network.availabilityZones: 3 zones, but us-west-1 offers 2 to every account.
  The deployment of the network would fail on the zone that is not there. Write 2, or choose another Region.`);
  });

  test('41 services', () => {
    expect(printed(breakingOperators['41 services']?.breaks(exampleConfiguration)?.configuration)).toBe(`The configuration has 2 problems:

services.s40.listenerSlot: 41 is not a whole number from 1 to 40.
  The priorities of its listener rules come from it, and one load balancer carries 40 services. Write a number that no other service has or had.

services: 41 services, and one load balancer carries 40.
  Beyond that the stack of the last service would fail: one load balancer holds 100 rules, and a service needs one on each of two listeners for every three paths. Put paths under common prefixes, merge services, or deploy a second platform with a load balancer of its own.`);
  });

  test('several mistakes at once is all of them', () => {
    const mistakes: readonly (readonly [(string | number)[], unknown])[] = [
      [['platform', 'pipeline', 'region'], 'us-east-7'],
      [['environments', 0, 'network', 'cidr'], '10.20.0.0/20'],
      [['environments', 1, 'domain'], undefined],
      [['environments', 2, 'capacity'], 'fargate-spot'],
      [['services', 0, 'cpu'], '512'],
      [['services', 1, 'callers'], ['eshopp']],
      [['images', 'eshop'], 'latest'],
      [['exceptions'], {}],
    ];
    const configuration = mistakes.reduce<unknown>((broken, [path, value]) => put(broken, path, value), exampleConfiguration);
    const paths = printed(configuration)
      .split('\n\n')
      .slice(1)
      .map((problem) => problem.slice(0, problem.indexOf(':')));
    expect(paths.sort()).toEqual([
      'environments.dev.network.cidr',
      'environments.prod.capacity',
      'environments.staging.domain',
      'exceptions',
      'images.eshop',
      'platform.pipeline.region',
      'services.eshop.cpu',
      'services.pharmacy.callers[0]',
    ]);
  });
});

test.each([[undefined], [null], ['carepath'], [[]], [42]])('%j is no configuration, and says so', (nothing) => {
  expect(printed(nothing)).toMatch(
    /^The configuration has a problem:\n\nconfiguration: .+ 'platform', 'environments', 'services', 'images' and 'exceptions'/s,
  );
});
