import satisfies from 'spdx-satisfies';
import { isPast } from '../schema/last-day';
import type { LicenceException, LicencePolicy } from '../schema/licence-policy';
import type { ListedPackage } from './read-sbom';

/**
 * What the build is refused for, a sentence each: packages whose licence is not allowed, and exceptions that have ended or excuse nothing.
 *
 * @param asOf the commit's date at synthesis, so that yesterday's good commit still deploys; the clock in pull requests and every night
 */
export function judgeLicences(
  packages: readonly ListedPackage[],
  { anywhere, inDevelopment, exceptions }: LicencePolicy,
  asOf: Date,
): string[] {
  const ended = exceptions.filter(({ expires }) => isPast(expires, asOf));
  const holding = exceptions.filter((entry) => !ended.includes(entry));
  const refused = packages.filter(
    ({ licence, development }) => !isAllowed(licence, development ? [...anywhere, ...inDevelopment] : anywhere),
  );
  return [
    ...refused.filter((one) => !exceptions.some((entry) => excuses(entry, one))).map(refusal),
    ...ended.map(
      ({ package: name, licence, expires, owner }) =>
        `The exception for the licence of ${name} (${licence}) ended on ${expires}. Replace the package, or renew the entry with ${owner} in ${where}.`,
    ),
    ...holding
      .filter((entry) => !refused.some((one) => excuses(entry, one)))
      .map(
        ({ package: name, licence }) =>
          `The exception for ${name} (${licence}) excuses nothing: no such package is left, its licence has changed, or it is allowed now. Delete it from ${where}.`,
      ),
  ];
}

const where = 'src/config/licences.ts';

function refusal({ name, version, licence, development }: ListedPackage): string {
  const [what, use] =
    licence === undefined ? ['states no licence', 'nobody may use it'] : [`has the licence ${licence}`, `${where} does not allow it`];
  return `${name} ${version} (${development ? 'development' : 'runtime'}) ${what}: ${use}. Replace the package, or ask an owner for an exception in ${where}.`;
}

const excuses = (entry: LicenceException, { name, licence = 'none' }: ListedPackage) => entry.package === name && entry.licence === licence;

/** Of alternatives one must be allowed, of licences that hold together all. What is no SPDX expression is allowed by none. */
function isAllowed(licence: string | undefined, allowed: readonly string[]): boolean {
  try {
    return licence !== undefined && satisfies(licence, [...allowed]);
  } catch {
    return false;
  }
}
