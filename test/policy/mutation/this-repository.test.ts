import { chooseMutants } from '../../../src/policy/mutation/choose-mutants';
import { StackBefore } from '../../../src/policy/mutation/judge-mutants';
import type { PlacedMutant } from '../../../src/policy/mutation/mutants-of';
import { ownRulesJudge } from '../../../src/policy/mutation/own-rules-judge';
import { synthesisedAssembly } from '../../synthesised';

// A fixed sample: `carepath mutate` judges all, and runs every night.
const assembly = synthesisedAssembly();
const judge = ownRulesJudge(assembly);

test('a whole run has a thousand mutants at least', () => {
  expect(chooseMutants(assembly, {}).length).toBeGreaterThan(1000);
});

test('what is found near a change is found in the whole template', () => {
  const stacks = new Map(assembly.stacks.map((stack) => [stack, new StackBefore(stack, judge)]));
  const nearby = (placed: PlacedMutant) => stacks.get(placed.stack)?.isKilledNearby(placed);
  const inWhole = (placed: PlacedMutant) => stacks.get(placed.stack)?.isKilledInWhole(placed);
  const sample = chooseMutants(assembly, { sample: 25 });
  const onlyNearby = sample.filter((placed) => nearby(placed) && !inWhole(placed));
  expect(onlyNearby.map(({ stack, mutant }) => `${mutant.operator} ${stack.name}/${mutant.resource}`)).toEqual([]);
});
