import type { Problem } from '../problem';
import { present, type Subject } from '../subject';
import { suggestion } from '../suggestion';

/** What names an owner names one of the platform's: services, and entries of the register. */
export function checkOwners({ platform, services, exceptions }: Subject): Problem[] {
  const owners = present(platform.owners).flatMap(([, { name }]) => (name === undefined ? [] : [name]));
  const named = [
    ...services.map(({ at, owner }) => ({ at, owner, consequence: 'Nobody would be asked what the service costs.' })),
    ...exceptions.map(({ at, owner }) => ({ at, owner, consequence: 'Nobody would be asked before the entry expires.' })),
  ];
  return named.flatMap(({ at, owner, consequence }): Problem[] => {
    if (owner === undefined || owners.length === 0 || owners.includes(owner)) return [];
    return [{ path: `${at}.owner`, message: `'${owner}' is none of platform.owners`, consequence, remedy: suggestion(owner, owners) }];
  });
}
