import type { Assembly, StackArtifact } from '../../assembly/assembly';
import { ownEngine } from '../rules/own-rules';
import { type Facts, strictestFacts } from '../rules/rule-engine';
import type { JudgeTemplate } from './judge';

/** The repository's own rules, with what the assembly's manifest says of the environment that a stack belongs to. */
export function ownRulesJudge(assembly: Assembly): JudgeTemplate {
  const engine = ownEngine();
  const facts = new Map(assembly.stacks.map((stack) => [stack.name, factsOf(assembly, stack)]));
  return ({ stack, account, region, template }) =>
    engine.judge({ name: stack, content: JSON.stringify(template), account, region, facts: facts.get(stack) ?? strictestFacts });
}

/** Nothing of a stack outside the environments, or in an assembly without a manifest, may be judged more mildly. */
function factsOf({ manifest }: Assembly, { stage }: StackArtifact): Facts {
  const environment = manifest?.environments.find((one) => one.stage === stage);
  return environment ? { protectData: environment.protectData, webAclMayCount: environment.webAclCounts !== undefined } : strictestFacts;
}
