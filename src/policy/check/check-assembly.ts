import type { Assembly, StackArtifact } from '../../assembly/assembly';
import { UnreadableAssembly } from '../../assembly/bad-input';
import { ExceptionsRegister } from '../exceptions-register';
import type { CheckReport } from './check-report';
import { type CheckedStack, checkStacks } from './check-stacks';
import { judgedPlatformOf } from './judged-environment';
import { type TemplateRules, templateRules } from './template-rules';

/**
 * Judges an assembly's templates by every rule on templates, as they stand: this repository's or another's, edited or not. What an assembly
 * acknowledges is what its own `carepath.json` says, at the date of its own commit; without one, nothing is.
 *
 * @throws UnreadableAssembly where there is nothing to judge
 * @throws UnreadableTemplate for a template that cannot be judged
 * @throws UnreadableRule for a rule that cannot judge
 */
export function checkAssembly({ directory, stacks, manifest }: Assembly, rules: TemplateRules = templateRules()): CheckReport {
  if (stacks.length === 0) throw new UnreadableAssembly(directory, 'holds no stack', 'An assembly without templates is not a checked one.');
  const register = new ExceptionsRegister(manifest?.exceptions ?? [], new Date(manifest?.source.committedAt ?? 0));
  return checkStacks(stacks.map(checkedStackOf), { rules, register, platform: judgedPlatformOf(manifest) });
}

/** A stack of an assembly, as it is judged. */
export function checkedStackOf({ name, path, stage, account, region, template }: StackArtifact): CheckedStack {
  const known = { ...(/^\d{12}$/.test(account) ? { account } : {}), ...(region === 'unknown-region' ? {} : { region }) };
  return { name, path, stage, ...known, template: JSON.stringify(template) };
}
