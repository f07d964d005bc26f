import { chooseMutants } from '../../../src/policy/mutation/choose-mutants';
import { Jury } from '../../../src/policy/mutation/judge-mutants';
import { judgesOf } from '../../../src/policy/mutation/judges-of';
import type { PlacedMutant } from '../../../src/policy/mutation/mutants-of';
import { synthesisedAssembly } from '../../synthesised';

// A fixed sample: `carepath mutate` judges all, and runs every night.
const assembly = synthesisedAssembly();
const judges = judgesOf(assembly);

test('a whole run has a thousand mutants at least', () => {
  expect(chooseMutants(assembly, {}).length).toBeGreaterThan(1000);
});

test('what is found near a change is found in the whole template', () => {
  const juries = new Map(assembly.stacks.map((stack) => [stack, new Jury(stack, judges)]));
  const nearby = (placed: PlacedMutant) =>
    juries.get(placed.stack)?.killsNearby(placed, 'quick') || juries.get(placed.stack)?.killsNearby(placed, 'all');
  const inWhole = (placed: PlacedMutant) => juries.get(placed.stack)?.killsInWhole(placed);
  const sample = chooseMutants(assembly, { sample: 25 });
  const onlyNearby = sample.filter((placed) => nearby(placed) && !inWhole(placed));
  expect(onlyNearby.map(({ stack, mutant }) => `${mutant.operator} ${stack.name}/${mutant.resource}`)).toEqual([]);
});
