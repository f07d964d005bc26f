import type { RuleInfo } from '../../schema/rule-results';
import { ownRules } from '../rules/own-rules';
import { ownRuleId } from './template-evidence';

/**
 * The repository's own rules on templates. Those of AWS Control Tower and of AWS's validator name no safeguards of the Security Rule.
 * @throws UnreadableRule where a rule's file cannot be read, as in the bundled CLI, which carries none
 */
export function ownRuleInfos(): RuleInfo[] {
  return ownRules().rules.map(({ id, title, controls, resourceTypes }) => ({ id: ownRuleId(id), title, controls, resourceTypes }));
}
