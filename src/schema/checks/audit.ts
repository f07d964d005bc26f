import type { Problem } from '../problem';
import { present, type Subject } from '../subject';

/** Only a trail that is made here can be told whose data events to record. */
export function checkDataEvents({ environments }: Subject): Problem[] {
  return environments.flatMap(({ at, audit, singletons }): Problem[] => {
    const [first] = present(audit?.dataEventBuckets);
    const { cloudTrail } = singletons ?? {};
    if (first === undefined || cloudTrail === undefined || cloudTrail === 'create') return [];
    return [
      {
        path: `${at}.audit.dataEventBuckets`,
        message: `data events of '${first[1]}', but the trail is ${cloudTrail === 'existing' ? 'one that exists' : "the organisation's"}`,
        consequence: 'Nothing here could tell that trail to record them, and nobody would notice that it does not.',
        remedy: "Take the list away and have that trail record them, or write 'create' for singletons.cloudTrail.",
      },
    ];
  });
}
