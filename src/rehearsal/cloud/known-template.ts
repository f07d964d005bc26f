import { isList, isMap } from '../../assembly/equal';
import { holds } from '../../assembly/intrinsics/conditions';
import type { Scope } from '../../assembly/intrinsics/scope';
import { CannotFollow, Refused } from '../../assembly/refusal';
import { identityOf } from '../../assembly/resource-identity';
import type { Template } from '../../assembly/template';

const knownSections = new Set([
  'AWSTemplateFormatVersion',
  'Description',
  'Metadata',
  'Parameters',
  'Rules',
  'Mappings',
  'Conditions',
  'Transform',
  'Resources',
  'Outputs',
]);

/** This transform adds functions only, and those are modelled; any other may rewrite the template. */
const knownTransform = 'AWS::LanguageExtensions';

/**
 * @throws CannotFollow for sections, macros and resource types that are not modelled
 * @throws Refused when a rule of the template does not hold
 */
export function checkTemplate(stack: string, template: Template, scope: Scope): void {
  const sections: { readonly [name: string]: unknown } = { ...template };
  for (const section of Object.keys(sections)) {
    if (!knownSections.has(section)) throw new CannotFollow(`the section ${section} of ${stack} is not modelled`);
  }
  const transforms = sections.Transform === undefined ? [] : [sections.Transform].flat();
  const macro = transforms.find((transform) => transform !== knownTransform);
  if (macro !== undefined) throw new CannotFollow(`the transform ${JSON.stringify(macro)} of ${stack} is not modelled`);
  for (const [id, { Type }] of Object.entries(template.Resources)) {
    if (Type === 'AWS::CloudFormation::Stack') throw new CannotFollow(`nested stacks, such as ${id} of ${stack}`);
    if (!Type.startsWith('Custom::') && !identityOf(Type))
      throw new CannotFollow(`the resource type ${Type} (${id} of ${stack}) is not known`);
  }
  checkRules(stack, sections.Rules, scope);
}

function checkRules(stack: string, rules: unknown, scope: Scope): void {
  for (const [name, rule] of Object.entries(rules ?? {})) {
    if (!isMap(rule) || !isList(rule.Assertions)) throw new CannotFollow(`the rule ${name} of ${stack}`);
    if (rule.RuleCondition !== undefined && !holds(rule.RuleCondition, scope)) continue;
    for (const assertion of rule.Assertions) {
      if (!isMap(assertion) || assertion.Assert === undefined) throw new CannotFollow(`an assertion of the rule ${name} of ${stack}`);
      if (holds(assertion.Assert, scope)) continue;
      throw new Refused(
        'template-invalid',
        `${stack}: rule ${name} does not hold: ${String(assertion.AssertDescription)}`,
        'Satisfy the rule.',
        name,
      );
    }
  }
}
