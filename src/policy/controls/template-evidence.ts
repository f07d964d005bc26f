import type { Assembly, StackArtifact } from '../../assembly/assembly';
import type { Resource } from '../../assembly/template';
import type { RuleInfo } from '../../schema/rule-results';
import type { RuleEvidence } from './matrix';

/** A finding of a rule on a template; a `resource` that is none of the template's, such as an empty one, is about the template itself. */
export interface TemplateFinding {
  /** Id of the rule, as `RuleInfo.id`. */
  readonly rule: string;
  /** Name of the stack. */
  readonly stack: string;
  /** Logical id. */
  readonly resource: string;
}

/**
 * What rules on templates say in the positive: of the resources of the types that a rule is about, those without a finding pass. A finding on
 * another resource, or on a template as a whole, fails where it was found.
 */
export function templateEvidence(
  { stacks }: Pick<Assembly, 'stacks'>,
  rules: readonly RuleInfo[],
  findings: readonly TemplateFinding[],
): Omit<RuleEvidence, 'excepted'>[] {
  return rules.map(({ resourceTypes, ...rule }) => {
    const own = findings.filter((finding) => finding.rule === rule.id);
    const failing = new Set(own.map((finding) => placeOf(finding, stacks)));
    const subjects = stacks.flatMap((stack) =>
      Object.entries(stack.template.Resources)
        .filter(([, { Type }]) => resourceTypes.includes(Type))
        .map(([logicalId, resource]) => pathOf(stack, logicalId, resource)),
    );
    return { ...rule, on: 'templates', passing: subjects.filter((path) => !failing.has(path)).sort(), failing: [...failing].sort() };
  });
}

function placeOf({ stack: name, resource: logicalId }: TemplateFinding, stacks: readonly StackArtifact[]): string {
  const stack = stacks.find((one) => one.name === name);
  const resource = stack?.template.Resources[logicalId];
  return stack && resource ? pathOf(stack, logicalId, resource) : [name, logicalId].filter(Boolean).join('/');
}

/** Construct path in the whole app, as the register's record has it; where the template does not say, the stack's and the logical id. */
export function pathOf({ path: stackPath }: StackArtifact, logicalId: string, { Metadata }: Resource): string {
  const path = Metadata?.['aws:cdk:path'];
  return typeof path === 'string' ? path : `${stackPath}/${logicalId}`;
}

/** Of one of the repository's own rules, as the register writes it. */
export const ownRuleId = (id: string): string => `Carepath::${id}`;
