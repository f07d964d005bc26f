import { quoted } from '../field';
import type { Problem } from '../problem';
import { present, type Subject } from '../subject';

/**
 * Services that call share one security group, and services that are called one port of the load balancer: the network lets each of the
 * former reach each of the latter. A configuration that grants less would promise what nothing holds.
 */
export function checkCallers({ services }: Subject): Problem[] {
  const names = services.map(({ name }) => name);
  const callersOf = ({ name, callers }: Subject['services'][number]) =>
    present(callers).flatMap(([, caller]) => (caller !== name && names.includes(caller) ? [caller] : []));
  const calling = [...new Set(services.flatMap(callersOf))];
  return services.flatMap((service) => {
    const granted = callersOf(service);
    const others = calling.filter((caller) => caller !== service.name && !granted.includes(caller));
    if (granted.length === 0 || others.length === 0) return [];
    return [
      {
        path: `${service.at}.callers`,
        message: `${quoted(others)} could call it as well`,
        consequence: 'Whoever may call one service is let through the one internal door to all that are called.',
        remedy: `Name ${others.length === 1 ? 'it' : 'them'} here too, or nowhere.`,
      },
    ];
  });
}
