import { licences } from '../../src/config/licences';
import type { LicenceException, LicencePolicy } from '../../src/schema/licence-policy';
import { checkLicences } from '../../src/supply-chain/check-licences';
import { judgeLicences } from '../../src/supply-chain/judge-licences';
import { readLicencePolicy } from '../../src/supply-chain/read-licence-policy';
import { type ListedPackage, packagesOf } from '../../src/supply-chain/read-sbom';
import { sbomOf } from '../../src/supply-chain/sbom-of';
import { synthesisedAssembly, synthesisedDirectory } from '../synthesised';

const asOf = new Date('2026-11-23T12:00:00Z');
const exception: LicenceException = {
  package: 'chart',
  licence: 'LGPL-3.0-only',
  reason: 'It draws a picture on the maker’s own machine, and is linked with nothing.',
  owner: 'platform-team',
  expires: '2027-06-30',
};
const policy: LicencePolicy = { anywhere: ['MIT', 'Apache-2.0'], inDevelopment: ['CC-BY-4.0'], exceptions: [] };
const excusing = (changed: Partial<LicenceException>): LicencePolicy => ({ ...policy, exceptions: [{ ...exception, ...changed }] });

const chart: ListedPackage = { name: 'chart', version: '2.1.0', licence: 'LGPL-3.0-only', development: false, shipsIn: [] };
const judged = (changed: Partial<ListedPackage>, by = policy, at = asOf) => judgeLicences([{ ...chart, ...changed }], by, at);

describe('a licence', () => {
  test.each(['MIT', '(MIT OR GPL-3.0-or-later)', 'MIT AND Apache-2.0', '(LGPL-3.0-only AND MIT) OR Apache-2.0'])(
    '%s is allowed',
    (licence) => {
      expect(judged({ licence })).toEqual([]);
    },
  );

  test.each([
    'GPL-3.0-only',
    'MIT AND GPL-3.0-only',
    'GPL-2.0-only OR LGPL-3.0-only',
    'Apache-2.0 WITH LLVM-exception',
    'UNLICENSED',
    'SEE LICENSE IN LICENSE.txt',
    'MIT-ish',
  ])('%s is refused', (licence) => {
    expect(judged({ licence })).toHaveLength(1);
  });

  test('is refused in a sentence that names package, version, licence and remedy', () => {
    expect(judged({})).toEqual([
      'chart 2.1.0 (runtime) has the licence LGPL-3.0-only: src/config/licences.ts does not allow it. Replace the package, or ask an owner for an exception in src/config/licences.ts.',
    ]);
  });

  test('that is stated nowhere is refused as such', () => {
    const { licence, ...silent } = chart;
    expect(judgeLicences([silent], policy, asOf)).toEqual([
      expect.stringContaining('chart 2.1.0 (runtime) states no licence: nobody may use it.'),
    ]);
  });

  test('may be allowed in development and refused in what ships', () => {
    expect([judged({ licence: 'CC-BY-4.0', development: true }), judged({ licence: 'CC-BY-4.0' })].map(({ length }) => length)).toEqual([
      0, 1,
    ]);
  });
});

describe('an exception', () => {
  test('excuses the package that it names', () => {
    expect(judged({}, excusing({}))).toEqual([]);
  });

  test('excuses no other package, and says that it is unused', () => {
    expect(judged({ name: 'charts' }, excusing({}))).toEqual([
      expect.stringContaining('charts 2.1.0'),
      expect.stringContaining('The exception for chart (LGPL-3.0-only) excuses nothing'),
    ]);
  });

  test('holds no longer once the licence has changed', () => {
    expect(judged({ licence: 'AGPL-3.0-only' }, excusing({}))).toHaveLength(2);
  });

  test('of a package that states no licence is written for `none`', () => {
    const { licence, ...silent } = chart;
    expect(judgeLicences([silent], excusing({ licence: 'none' }), asOf)).toEqual([]);
  });

  test('holds to the end of its last day, wherever one is', () => {
    expect(judged({}, excusing({}), new Date('2027-07-01T11:59:59Z'))).toEqual([]);
  });

  test('fails the day after, by name, date and owner', () => {
    expect(judged({}, excusing({}), new Date('2027-07-01T12:00:00Z'))).toEqual([
      'The exception for the licence of chart (LGPL-3.0-only) ended on 2027-06-30. Replace the package, or renew the entry with platform-team in src/config/licences.ts.',
    ]);
  });
});

describe('the table', () => {
  const judgement = { owners: ['platform-team'], today: '2026-11-23' };
  const refused = (configured: unknown) => {
    try {
      readLicencePolicy(configured, judgement);
    } catch (error) {
      return String(error);
    }
    return 'accepted';
  };

  test('that is sound is read as it is written', () => {
    expect(readLicencePolicy(excusing({}), judgement)).toEqual(excusing({}));
  });

  test.each<[string, unknown, string]>([
    [
      'an id that is no licence',
      { ...policy, anywhere: ['MIT', 'Apache 2'] },
      "licences.anywhere[1]: 'Apache 2' is not the SPDX id of a licence",
    ],
    ['an id that SPDX does not know', { ...policy, anywhere: ['MITT'] }, "licences.anywhere[0]: 'MITT' is no SPDX id"],
    ['a pattern for packages', excusing({ package: '@scope/*' }), 'is not the name of one package'],
    ['a reason that is none', excusing({ reason: 'needed' }), 'a sentence of at least four words'],
    ['an owner whom nobody knows', excusing({ owner: 'platform-tema' }), "Did you mean 'platform-team'?"],
    ['a last day beyond a year', excusing({ expires: '2027-11-24' }), '2027-11-24 is more than a year away'],
    ['a field that there is not', { ...policy, everywhere: [] }, 'licences.everywhere: there is no such field'],
  ])('with %s is refused, and says where', (_, configured, sentence) => {
    expect(refused(configured)).toContain(sentence);
  });
});

test('the repository’s own packages are allowed, each of them', () => {
  const said: string[] = [];
  const committedAt = new Date(synthesisedAssembly().manifest?.source.committedAt ?? asOf);
  expect([checkLicences(synthesisedDirectory(), committedAt, (line) => said.push(line)), said]).toEqual([0, []]);
});

test('an assembly without an SBOM is no pass', () => {
  const said: string[] = [];
  expect(checkLicences('/nowhere', asOf, (line) => said.push(line))).toBe(2);
  expect(said.join()).toMatch(/sbom\.json cannot be read as an SBOM: .*ENOENT.*\n {2}Write it again with `npm run synth`\./);
});

test('what a package states reaches the judgement by way of the SBOM, whatever it is', () => {
  const stated = ['MIT', '(MIT OR Apache-2.0)', 'SEE LICENSE IN LICENSE.txt', undefined];
  const packages = stated.map((licence, index) => ({
    path: `node_modules/p${index}`,
    name: `p${index}`,
    version: '1.0.0',
    ...(licence !== undefined && { licence }),
    development: false,
    optional: false,
    inArchive: false,
    dependencies: [],
  }));
  const sbom = sbomOf({ root: { name: 'repository', version: '1.0.0', dependencies: [] }, packages }, []);
  expect(packagesOf(sbom).map(({ licence }) => licence)).toEqual(stated);
});

test('no licence is allowed that would oblige the code beside it', () => {
  const copyleft = /^(A?GPL|LGPL|MPL|EPL|CDDL|EUPL|SSPL|BUSL|OSL)|-SA-|-NC-|-ND-/;
  expect([...licences.anywhere, ...licences.inDevelopment].filter((id) => copyleft.test(id))).toEqual([]);
});
