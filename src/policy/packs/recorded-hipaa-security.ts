import { HIPAASecurityChecks, type IApplyRule, NagRuleCompliance, type NagRuleResult } from 'cdk-nag';
import type { RuleResult } from '../../schema/rule-results';

/**
 * The HIPAA.Security pack, which remembers the resources that comply, too: a pack reports those that do not. cdk-nag 2 had a logger for it;
 * cdk-nag 3 still exports the logger's types, and calls none.
 */
export class RecordedHipaaSecurity extends HIPAASecurityChecks {
  private readonly recorded = new Map<string, { title: string; controls: string[]; passing: Set<string>; failing: Set<string> }>();

  /** Of every rule that applied to a resource; in the order of ids and paths. */
  get results(): RuleResult[] {
    return [...this.recorded]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([id, { passing, failing, ...rule }]) => ({ id, ...rule, passing: [...passing].sort(), failing: [...failing].sort() }));
  }

  protected override applyRule(params: IApplyRule): void {
    const suffix = params.ruleSuffixOverride ?? params.rule.name; // The pack takes the function's name, which the one below has not.
    const rule = (node: IApplyRule['node']): NagRuleResult => {
      const { passing, failing } = this.recordOf(`${this.name}::${this.packName}-${suffix}`, params.info);
      try {
        const result = params.rule(node);
        if (result === NagRuleCompliance.NOT_APPLICABLE) return result;
        const complies = result === NagRuleCompliance.COMPLIANT || (Array.isArray(result) && result.length === 0);
        (complies ? passing : failing).add(node.node.path);
        return result;
      } catch (error) {
        failing.add(node.node.path); // The pack reports it as a finding.
        throw error;
      }
    };
    super.applyRule({ ...params, ruleSuffixOverride: suffix, rule });
  }

  private recordOf(id: string, info: string) {
    const known = this.recorded.get(id);
    if (known) return known;
    const made = { ...readInfo(info), passing: new Set<string>(), failing: new Set<string>() };
    this.recorded.set(id, made);
    return made;
  }
}

/**
 * Every rule of the pack ends its sentence in the safeguards that it checks: `(Control IDs: 164.312(a)(2)(iv), 164.312(e)(2)(ii)).`
 * @throws Error for one that names none, which a later release may bring
 */
function readInfo(info: string): { title: string; controls: string[] } {
  const [, title, cited] = /^(.*?)\s*-?\s*\(Control IDs?: (.*)\)\.?$/s.exec(info) ?? [];
  // One of them lacks its last parenthesis in cdk-nag 3.0.2.
  const controls = cited?.match(/164\.\d{3}(?:\(\w+\)?)+/g)?.map((citation) => (citation.endsWith(')') ? citation : `${citation})`));
  if (!title || !controls) throw new Error(`A rule of the HIPAA.Security pack names no safeguard: ${info}`);
  return { title, controls };
}
