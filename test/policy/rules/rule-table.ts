import { ownEngine, ownRules } from '../../../src/policy/rules/own-rules';
import { type Facts, strictestFacts } from '../../../src/policy/rules/rule-engine';

type Resources = { readonly [logicalId: string]: { readonly Type: string; readonly [attribute: string]: unknown } };

/** Templates that a rule is tried on: by what they show, their resources. */
export interface RuleTable {
  /** Nothing is found. */
  readonly compliant: { readonly [what: string]: Resources };
  /** Exactly the resources are found whose logical ids begin with `Bad`. */
  readonly nonCompliant: { readonly [what: string]: Resources };
  /** Nothing is found, for nothing is there that the rule is about. */
  readonly notApplicable: { readonly [what: string]: Resources };
}

/**
 * The table of one rule as its tests. The rule alone is asked: others may well find something in templates this small.
 * @param facts of the environment; left out, the strictest
 */
export function testRule(id: string, { compliant, nonCompliant, notApplicable }: RuleTable, facts: Facts = strictestFacts): void {
  const found = (resources: Resources) =>
    ownEngine()
      .judge({ name: id, content: JSON.stringify({ Resources: resources }), account: '111111111111', region: 'us-east-1', facts })
      .filter(({ rule }) => rule === id);

  describe(id, () => {
    test.each(Object.entries(compliant))('compliant: %s', (_what, resources) => {
      expect(found(resources)).toEqual([]);
    });

    test.each(Object.entries(nonCompliant))('not compliant: %s', (_what, resources) => {
      const expected = Object.keys(resources).filter((name) => name.startsWith('Bad'));
      expect(expected).not.toEqual([]);
      expect([...new Set(found(resources).map(({ resource }) => resource))].sort()).toEqual(expected.sort());
      expect(found(resources).every(({ severity }) => severity === ruleOf(id).severity)).toBe(true);
    });

    test.each(Object.entries(notApplicable))('not applicable: %s', (_what, resources) => {
      expect(Object.values(resources).filter(({ Type }) => ruleOf(id).resourceTypes.includes(Type))).toEqual([]);
      expect(found(resources)).toEqual([]);
    });
  });
}

function ruleOf(id: string) {
  const rule = ownRules().rules.find((one) => one.id === id);
  if (!rule) throw new Error(`no rule is called ${id}`);
  return rule;
}
