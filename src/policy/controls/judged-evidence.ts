import type { Assembly } from '../../assembly/assembly';
import { checkAssembly } from '../check/check-assembly';
import type { Evidence } from './controls-of';
import { ownRuleInfos } from './own-rule-infos';
import { ownRuleId, templateEvidence } from './template-evidence';

/**
 * What the repository's own rules say of the templates as they stand, edited or another app's: asked anew, which takes seconds.
 * @throws BadInput where the engine or the rules are not there, as in the bundled CLI, and for a template that cannot be judged
 */
export function judgedEvidence(assembly: Assembly): Evidence['rules'] {
  const { findings } = checkAssembly(assembly);
  return templateEvidence(
    assembly,
    ownRuleInfos(),
    findings.map((finding) => ({ ...finding, rule: ownRuleId(finding.rule) })),
  );
}
