import type { Problem } from '../problem';
import { present, type Subject } from '../subject';

/** Hours at which services rest are for environments without patients, and begin before they end. */
export function checkWorkingHours({ environments }: Subject): Problem[] {
  return environments.flatMap(({ at, protectData, workingHours }): Problem[] => {
    const { days, from, to } = workingHours ?? {};
    if (present(days).length === 0) return [];
    return [
      ...(protectData === true
        ? [
            {
              path: `${at}.workingHours`,
              message: 'working hours where protectData is true',
              consequence: 'A patient would find nobody there at night.',
              remedy: 'Take them away: scaling follows the load at any hour.',
            },
          ]
        : []),
      // Both are HH:MM, which sorts as text.
      ...(from !== undefined && to !== undefined && from >= to
        ? [
            {
              path: `${at}.workingHours.to`,
              message: `${to} is not later than from, ${from}`,
              consequence: 'Services would start when they should rest, and rest when they should run.',
              remedy: 'Write a later time of the same day, up to 23:59.',
            },
          ]
        : []),
    ];
  });
}
