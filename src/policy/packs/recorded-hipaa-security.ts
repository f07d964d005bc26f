import { HIPAASecurityChecks, type IApplyRule, NagRuleCompliance, type NagRuleResult } from 'cdk-nag';
import type { RuleResult } from '../../schema/rule-results';

/**
 * The HIPAA.Security pack, which remembers the resources that comply, too: a pack reports those that do not. cdk-nag 2 had a logger for it;
 * cdk-nag 3 still exports the logger's types, and calls none.
 */
export class RecordedHipaaSecurity extends HIPAASecurityChecks {
  // By the rules' functions: some hundred thousand questions are asked in a synthesis, and a text for each would be most of their cost.
  private readonly recorded = new Map<IApplyRule['rule'], RecordedRule>();

  /** Of every rule; in the order of ids and paths. */
  get results(): RuleResult[] {
    return [...this.recorded.values()].map(({ result }) => result).sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  protected override applyRule(params: IApplyRule): void {
    let recorded = this.recorded.get(params.rule);
    if (recorded === undefined) {
      recorded = new RecordedRule(`${this.name}::${this.packName}-`, params);
      this.recorded.set(params.rule, recorded);
    }
    // The pack names a finding after the function, and this one has another name. Spread, the object would cost four times as much.
    const { info, explanation, level, node } = params;
    super.applyRule({ info, explanation, level, node, ruleSuffixOverride: recorded.suffix, rule: recorded.ask });
  }
}

/** One rule of the pack, asked in its place. */
class RecordedRule {
  readonly suffix: string;
  private readonly passing: string[] = [];
  private readonly failing: string[] = [];

  constructor(
    private readonly prefix: string,
    private readonly rule: IApplyRule,
  ) {
    this.suffix = rule.ruleSuffixOverride ?? rule.rule.name;
  }

  get result(): RuleResult {
    return {
      id: `${this.prefix}${this.suffix}`,
      ...readInfo(this.rule.info),
      passing: [...this.passing].sort(),
      failing: [...this.failing].sort(),
    };
  }

  readonly ask = (node: IApplyRule['node']): NagRuleResult => {
    let result: NagRuleResult;
    try {
      result = this.rule.rule(node);
    } catch (error) {
      this.failing.push(node.node.path); // The pack reports it as a finding.
      throw error;
    }
    if (result === NagRuleCompliance.NOT_APPLICABLE) return result;
    const complies = result === NagRuleCompliance.COMPLIANT || (Array.isArray(result) && result.length === 0);
    (complies ? this.passing : this.failing).push(node.node.path);
    return result;
  };
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
