import type { Problem } from '../problem';
import { present, repeated, type Subject } from '../subject';
import { suggestion } from '../suggestion';

/** Entries of the register: whose they are, how long they may stand, and once each. Whether one has expired is the policy gate's to say. */
export function checkExceptions({ platform, exceptions, today }: Subject): Problem[] {
  const owners = present(platform.owners).flatMap(([, { name }]) => (name === undefined ? [] : [name]));
  const entries = exceptions.flatMap(({ at, scope, path, rules }) =>
    present(rules).map(([, rule]) => ({ at, key: `${scope} ${path} ${rule}`, path, rule })),
  );
  return [
    ...exceptions.flatMap(({ at, owner }): Problem[] => {
      if (owner === undefined || owners.length === 0 || owners.includes(owner)) return [];
      return [
        {
          path: `${at}.owner`,
          message: `'${owner}' is none of platform.owners`,
          consequence: 'Nobody would be asked before the entry expires.',
          remedy: suggestion(owner, owners),
        },
      ];
    }),
    ...repeated(entries, ({ key }) => key).map(({ earlier, later }) => ({
      path: later.at,
      message: `${later.rule} at ${later.path} is acknowledged by ${earlier.at} too`,
      consequence: 'Of two reasons and two dates nobody knows which holds.',
      remedy: 'Keep one of them.',
    })),
    ...exceptions.flatMap(({ at, expires }): Problem[] => {
      if (today === undefined || expires === undefined || expires <= aYearAfter(today)) return [];
      return [
        {
          path: `${at}.expires`,
          message: `${expires} is more than a year away`,
          consequence: 'What nobody looks at again within a year is no exception but a rule.',
          remedy: `Write ${aYearAfter(today)} or earlier, and renew it then if the reason still holds.`,
        },
      ];
    }),
  ];
}

/** Dates of this form compare as text. 29 February has no anniversary; its text still sorts after the 28th. */
const aYearAfter = (day: string) => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
