import { aYearAfter } from '../last-day';
import type { Problem } from '../problem';
import { present, repeated, type Subject } from '../subject';
import { suggestion } from '../suggestion';

/**
 * Declared replacements: whose they are, how long they may stand, and once each. Whether one is needed, or has expired, is said by
 * `carepath diff`, which alone knows the release before.
 */
export function checkAllowedReplacements({ platform, environments, today }: Subject): Problem[] {
  const owners = present(platform.owners).flatMap(([, { name }]) => (name === undefined ? [] : [name]));
  return environments.flatMap(({ at, allowReplacement }) => {
    const entries = present(allowReplacement).map(([index, entry]) => ({ ...entry, at: `${at}.allowReplacement[${index}]` }));
    return [
      ...entries.flatMap(({ at, owner }) => strange(at, owner, owners)),
      ...entries.flatMap(({ at, expires }) => distant(at, expires, today)),
      ...repeated(entries, ({ resource }) => resource).map(({ earlier, later }) => ({
        path: later.at,
        message: `${later.resource} is declared by ${earlier.at} too`,
        consequence: 'Of two reasons and two dates nobody knows which holds.',
        remedy: 'Keep one of them.',
      })),
    ];
  });
}

function strange(at: string, owner: string | undefined, owners: readonly string[]): Problem[] {
  if (owner === undefined || owners.length === 0 || owners.includes(owner)) return [];
  return [
    {
      path: `${at}.owner`,
      message: `'${owner}' is none of platform.owners`,
      consequence: 'Nobody would answer for the data.',
      remedy: suggestion(owner, owners),
    },
  ];
}

function distant(at: string, expires: string | undefined, today: string | undefined): Problem[] {
  if (today === undefined || expires === undefined || expires <= aYearAfter(today)) return [];
  return [
    {
      path: `${at}.expires`,
      message: `${expires} is more than a year away`,
      consequence: 'A decision about one release would stand for every release of the year after.',
      remedy: `Write ${aYearAfter(today)} or earlier: the release it is for takes days.`,
    },
  ];
}
