import type { Problem } from '../problem';
import { type LocatedEnvironment, present, type Subject } from '../subject';
import { suggestion } from '../suggestion';

/** Long enough for a holiday's freeze: past that it is a rule, and belongs into the calendar. */
const mostDaysOfBreakGlass = 7;

/** How releases come to an environment: hours that begin before they end, and leave that somebody answers for and that ends. */
export function checkDeliveries({ environments, platform, today }: Subject): Problem[] {
  const owners = present(platform.owners).flatMap(([, { name }]) => (name === undefined ? [] : [name]));
  return environments.flatMap((environment) => [
    ...hours(environment),
    ...breakGlass(environment, owners, today),
    ...(environment.protectData === true ? insisted(environment) : []),
  ]);
}

function hours({ at, delivery }: LocatedEnvironment): Problem[] {
  const { days, from, to } = delivery?.window ?? {};
  // Both are HH:MM, which sorts as text.
  if (present(days).length === 0 || from === undefined || to === undefined || from < to) return [];
  return [
    {
      path: `${at}.delivery.window.to`,
      message: `${to} is not later than from, ${from}`,
      consequence: 'The window would never be open, and no release would come.',
      remedy: 'Write a later time of the same day, up to 23:59.',
    },
  ];
}

function breakGlass({ at, delivery }: LocatedEnvironment, owners: readonly string[], today: string | undefined): Problem[] {
  return present(delivery?.breakGlass).flatMap(([index, { owner, until }]): Problem[] => {
    const path = `${at}.delivery.breakGlass[${index}]`;
    const latest = today === undefined ? undefined : daysAfter(today, mostDaysOfBreakGlass);
    return [
      ...(owner === undefined || owners.length === 0 || owners.includes(owner)
        ? []
        : [
            {
              path: `${path}.owner`,
              message: `'${owner}' is none of platform.owners`,
              consequence: 'Nobody would answer for a release during a freeze.',
              remedy: suggestion(owner, owners),
            },
          ]),
      ...(until === undefined || latest === undefined || until <= latest
        ? []
        : [
            {
              path: `${path}.until`,
              message: `${until} is more than ${mostDaysOfBreakGlass} days away`,
              consequence: 'Leave for one release would stand for all that come before it ends.',
              remedy: `Write ${latest} or earlier.`,
            },
          ]),
    ];
  });
}

function insisted({ at, delivery }: LocatedEnvironment): Problem[] {
  const insist = (broken: boolean, field: string, message: string, consequence: string, remedy: string): Problem[] =>
    broken ? [{ path: `${at}.delivery.${field}`, message: `${message} where protectData is true`, consequence, remedy }] : [];
  return [
    ...insist(
      delivery?.calendar === 'ignored',
      'calendar',
      'a change calendar that is ignored',
      'A release would come to patients in the middle of a freeze.',
      "Write 'heeded', and break the glass for the release that cannot wait.",
    ),
    ...insist(
      delivery?.bakeMinutes === 0,
      'bakeMinutes',
      'no bake',
      'A release that fails after a minute would stay.',
      'Write 30, or as many minutes as its faults take to show.',
    ),
    ...insist(
      delivery?.onFailure === 'stop',
      'onFailure',
      'no way back',
      'Patients would wait on a half-updated environment until somebody comes.',
      "Write 'roll-back'.",
    ),
  ];
}

const daysAfter = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
