import type { Problem } from '../problem';
import type { Subject } from '../subject';

/** An objective that nothing can miss is none. */
export function checkObjectives({ environments }: Subject): Problem[] {
  return environments.flatMap(({ at, objectives, edge }): Problem[] => {
    const milliseconds = objectives?.latency?.milliseconds;
    const timeoutSeconds = edge?.timeoutSeconds;
    if (milliseconds === undefined || timeoutSeconds === undefined || milliseconds < 1000 * timeoutSeconds) return [];
    return [
      {
        path: `${at}.objectives.latency.milliseconds`,
        message: `${milliseconds} ms, but the API waits no longer than ${timeoutSeconds} s for a service`,
        consequence: 'No answer could be slower, and the objective would be met whatever happens.',
        remedy: `Write less than ${1000 * timeoutSeconds}, or let edge.timeoutSeconds be longer.`,
      },
    ];
  });
}
