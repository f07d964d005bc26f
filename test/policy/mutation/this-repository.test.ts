import { acceptedSurvivors } from '../../../src/policy/mutation/accepted-survivors';
import { chooseMutants } from '../../../src/policy/mutation/choose-mutants';
import { Jury, judgeMutants } from '../../../src/policy/mutation/judge-mutants';
import { judgesOf } from '../../../src/policy/mutation/judges-of';
import { sampleOf } from '../../../src/policy/mutation/mutants-of';
import { type JudgedMutant, reportOf } from '../../../src/policy/mutation/report-of';
import { synthesisedAssembly } from '../../synthesised';

// A fixed sample: `carepath mutate` judges all, and runs every night.
const assembly = synthesisedAssembly();
const judges = judgesOf(assembly);

test('a whole run has a thousand mutants at least', () => {
  expect(chooseMutants(assembly, {}).length).toBeGreaterThan(1000);
});

test('no change for the worse of a fixed sample passes every rule unexplained', () => {
  const judged: JudgedMutant[] = [];
  judgeMutants(chooseMutants(assembly, { sample: 60 }), judges, (placed, killed) => judged.push({ placed, killed }));
  expect(reportOf(judged, acceptedSurvivors, 0).survived.filter(({ reason }) => reason === undefined)).toEqual([]);
});

test('what is found near a change is found in the whole template', () => {
  const names = ['Dev-service-eshop', 'Dev-edge', 'Dev-finops'];
  const juries = new Map(assembly.stacks.filter(({ name }) => names.includes(name)).map((stack) => [stack, new Jury(stack, judges)]));
  const mutants = chooseMutants(assembly, {}).filter(({ stack }) => juries.has(stack));
  const onlyNearby = sampleOf(mutants, 20).filter((placed) => {
    const jury = juries.get(placed.stack);
    return (jury?.killsNearby(placed, 'quick') || jury?.killsNearby(placed, 'all')) && !jury.killsInWhole(placed);
  });
  expect(onlyNearby.map(({ stack, mutant }) => `${mutant.operator} ${stack.name}/${mutant.resource}`)).toEqual([]);
});
