import type { Assembly, StackArtifact } from '../../assembly/assembly';
import { checkedStackOf } from '../check/check-assembly';
import { type CheckReport, unexceptedErrors } from '../check/check-report';
import { type Judges as CheckJudges, checkStacks } from '../check/check-stacks';
import { judgedPlatformOf } from '../check/judged-environment';
import { templateRules } from '../check/template-rules';
import { ExceptionsRegister } from '../exceptions-register';
import { ownEngine } from '../rules/own-rules';
import type { Judges } from './judge';

/** As `carepath check` judges the assembly: by the same rules and facts, less what its own register acknowledges. */
export function judgesOf({ manifest }: Assembly): Judges {
  const register = new ExceptionsRegister(manifest?.exceptions ?? [], new Date(manifest?.source.committedAt ?? 0));
  const platform = judgedPlatformOf(manifest);
  const errorsBy = (rules: CheckJudges['rules'], stack: StackArtifact) =>
    errorsOf(checkStacks([checkedStackOf(stack)], { rules, register, platform }));
  return {
    quick: (stack) => errorsBy({ judge: (templates) => templates.map((template) => ownEngine().judge(template)) }, stack),
    all: (stack) => errorsBy(templateRules(), stack),
  };
}

/** A finding that the register acknowledges would not keep a mutant from being deployed. */
function errorsOf(report: CheckReport): string[] {
  return unexceptedErrors(report).map(({ rule, resource, message }) => JSON.stringify([rule, resource, message]));
}
