import { mapAt, mapsAt } from '../../assembly/environment-resources';
import { isMap } from '../../assembly/equal';
import type { Value } from '../../assembly/template';
import { CannotPrice, type Meters, usage, usages } from '../usage';

/** Managed groups that have a price of their own, by requests and more. */
const paidGroups = ['BotControl', 'ATPRuleSet', 'ACFPRuleSet', 'AntiDDoS'];

/** KB of a body that the price of a request includes; each further 16 are billed. */
const bodySteps: Readonly<Record<string, number>> = { KB_16: 0, KB_32: 1, KB_48: 2, KB_64: 3 };

export const webAclMeters: Meters = {
  'AWS::WAFv2::WebACL': ({ properties }, { load }) => {
    const rules = mapsAt(properties, 'Rules');
    for (const group of groupsIn(rules)) {
      if (paidGroups.some((paid) => group.includes(paid)))
        throw new CannotPrice(`uses the rule group ${group}, which has a price of its own`);
    }
    const limits = Object.values(mapAt(properties, 'AssociationConfig', 'RequestBody'));
    const steps = Math.max(0, ...limits.map((limit) => bodySteps[String(isMap(limit) ? limit.DefaultSizeInspectionLimit : '')] ?? 0));
    return usages(
      usage('Web ACL', 'waf/web-acl', 1),
      usage('Rules and rule groups', 'waf/rule', rules.length),
      usage('Requests', 'waf/requests', load.requests),
      usage('Bodies beyond 16 KB', 'waf/body', load.requests * steps),
    );
  },
};

/** Names of managed groups, at any depth: a statement may stand in another. */
function groupsIn(value: Value | undefined): string[] {
  if (Array.isArray(value)) return value.flatMap(groupsIn);
  if (!isMap(value)) return [];
  const own = mapAt(value, 'ManagedRuleGroupStatement').Name;
  return [...(typeof own === 'string' ? [own] : []), ...Object.values(value).flatMap(groupsIn)];
}
