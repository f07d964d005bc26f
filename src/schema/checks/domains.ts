import type { Problem } from '../problem';
import { type LocatedEnvironment, present, repeated, type Subject } from '../subject';

/** Zones are one environment's own, and tokens of one environment do not open the protected one. */
export function checkDomains({ environments }: Subject): Problem[] {
  const zone = (field: 'zoneName' | 'zoneId') =>
    repeated(environments, ({ domain }) => domain?.[field]).map(({ earlier, later }) => ({
      path: `${later.at}.domain.${field}`,
      message: `${later.domain?.[field]} is ${earlier.at}.domain.${field} too`,
      consequence: 'Both would write the record api. into one zone: the later deployment would take the requests of the other.',
      remedy: "Delegate a zone to each environment's account, such as 'staging.example.com'.",
    }));
  return [...zone('zoneName'), ...zone('zoneId'), ...environments.flatMap((guarded) => foreignTokens(guarded, environments))];
}

function foreignTokens(guarded: LocatedEnvironment, environments: readonly LocatedEnvironment[]): Problem[] {
  if (guarded.protectData !== true) return [];
  const audience = present(guarded.auth?.audience).map(([, name]) => name);
  return environments
    .filter(({ protectData, auth }) => {
      const shared = present(auth?.audience).some(([, name]) => audience.includes(name));
      return protectData === false && auth?.issuer !== undefined && auth.issuer === guarded.auth?.issuer && shared;
    })
    .map(({ at }) => ({
      path: `${guarded.at}.auth`,
      message: `issuer and audience are those of ${at}.auth too`,
      consequence: `A token made for a test user there would open patients' data here.`,
      remedy: 'Use another issuer, or another audience, for each.',
    }));
}
