import type { Problem } from '../problem';
import { present, repeated, type Subject } from '../subject';

/** Lists that name something name it once. */
export function checkRepeats({ platform, environments, services }: Subject): Problem[] {
  const lists: Record<string, readonly (string | undefined)[] | undefined> = {
    'platform.pipeline.approvers': platform.pipeline?.approvers,
    'platform.budget.emails': platform.budget?.emails,
    ...Object.fromEntries(
      environments.flatMap(({ at, network, auth, frontendOrigins, audit, budget, alertEmails, pageEmails }) => [
        [`${at}.network.interfaceEndpoints`, network?.interfaceEndpoints],
        [`${at}.auth.audience`, auth?.audience],
        [`${at}.frontendOrigins`, frontendOrigins],
        [`${at}.audit.dataEventBuckets`, audit?.dataEventBuckets],
        [`${at}.budget.emails`, budget?.emails],
        [`${at}.alertEmails`, alertEmails],
        [`${at}.pageEmails`, pageEmails],
      ]),
    ),
    ...Object.fromEntries(services.map(({ at, callers }) => [`${at}.callers`, callers])),
  };
  return Object.entries(lists).flatMap(([at, list]) =>
    repeated(present(list), ([, value]) => value).map(({ later: [index, value], earlier: [first] }) => ({
      path: `${at}[${index}]`,
      message: `'${value}' stands at [${first}] already`,
      consequence: 'AWS refuses a second subscription, endpoint or entry of the same name, or ignores it.',
      remedy: 'Take one of them away.',
    })),
  );
}
