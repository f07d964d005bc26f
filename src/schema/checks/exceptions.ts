import { aYearAfter } from '../last-day';
import type { Problem } from '../problem';
import { present, repeated, type Subject } from '../subject';

/** Entries of the register: how long and how wide they may stand, and once each. Whether one has expired is the policy gate's to say. */
export function checkExceptions({ exceptions, today }: Subject): Problem[] {
  const entries = exceptions.flatMap(({ at, scope, path, rules }) =>
    present(rules).map(([, rule]) => ({ at, key: `${scope} ${path} ${rule}`, path, rule })),
  );
  return [
    ...repeated(entries, ({ key }) => key).map(({ earlier, later }) => ({
      path: later.at,
      message: `${later.rule} at ${later.path} is acknowledged by ${earlier.at} too`,
      consequence: 'Of two reasons and two dates nobody knows which holds.',
      remedy: 'Keep one of them.',
    })),
    ...exceptions.flatMap(({ at, path }): Problem[] => {
      if (path === undefined || !path.includes('*') || namesFamily(path)) return [];
      return [
        {
          path: `${at}.path`,
          message: `'${path}' says by no name what the star stands for`,
          consequence: 'The entry would cover whatever comes to lie at that depth, which nobody has looked at.',
          remedy: "Write out the constructs that are meant, such as 'observability/BurnRates/*/Resource'.",
        },
      ];
    }),
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

/** A star stands for the members of a family: beside the stack, and the name that every construct ends in, one name says of which. */
function namesFamily(path: string): boolean {
  const [, ...below] = path.split('/');
  return below.some((name) => !name.includes('*') && name !== 'Resource' && name !== 'Default');
}
