import { configuration } from '../../src/config';
import { resolvePlatform } from '../../src/schema/resolve';

describe('the committed configuration', () => {
  const platform = resolvePlatform(configuration);

  test('promotes through three accounts, with an approval before the one that holds patients’ data', () => {
    expect(platform.environments.map(({ name, approval, protectData }) => [name, approval, protectData])).toEqual([
      ['dev', 'none', false],
      ['staging', 'none', false],
      ['prod', 'required', true],
    ]);
  });

  test('runs every service in every environment', () => {
    for (const environment of platform.environments) {
      expect(environment.services.map(({ name }) => name)).toEqual(['eshop', 'pharmacy', 'doctor']);
    }
  });
});
