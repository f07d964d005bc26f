import { isDeepStrictEqual } from 'node:util';
import type { Template } from '../../../src/assembly/template';
import { describeEdit } from '../../../src/policy/mutation/describe-edit';
import { operators } from '../../../src/policy/mutation/operators';
import { atRest } from './changes/at-rest';
import { atTheEdge } from './changes/at-the-edge';
import type { Changes } from './changes/changes';
import { howItGetsThere } from './changes/how-it-gets-there';
import { inTransit } from './changes/in-transit';
import { kept } from './changes/kept';
import { onRecord } from './changes/on-record';
import { onTheNetwork } from './changes/on-the-network';
import { secrets } from './changes/secrets';
import { whatRuns } from './changes/what-runs';
import { whenAlarmed } from './changes/when-alarmed';
import { whoMay } from './changes/who-may';
import { sound } from './sound';

const expected: Changes = {
  ...atRest,
  ...onTheNetwork,
  ...inTransit,
  ...atTheEdge,
  ...onRecord,
  ...whenAlarmed,
  ...kept,
  ...whoMay,
  ...secrets,
  ...whatRuns,
  ...howItGetsThere,
};

describe('each operator breaks what it says, and that alone', () => {
  test.each(operators.map((operator) => [operator.name, operator] as const))('%s', (name, operator) => {
    const changes = operator
      .mutants(sound)
      .map(({ resource, edit }) => `${resource} ${describeEdit(sound.Resources[resource], edit).split('\n').join('; ')}`);
    expect(changes).toEqual(expected[name]);
  });
});

test('every operator finds something to break in the sound template', () => {
  expect(operators.filter((operator) => operator.mutants(sound).length === 0).map(({ name }) => name)).toEqual([]);
});

test('no two operators have one name, and no change is expected of one that is gone', () => {
  expect(operators.map(({ name }) => name).sort()).toEqual(Object.keys(expected).sort());
});

test('every operator says what is worse, and where that is published', () => {
  const silent = operators.filter(({ description, source, fits }) => description.length < 20 || source.length < 8 || fits.length === 0);
  expect(silent.map(({ name }) => name)).toEqual([]);
});

test('a mutant differs from its template in the one resource that it names', () => {
  const wrong = operators
    .flatMap((operator) => operator.mutants(sound))
    .filter(({ template, resource }) => !isDeepStrictEqual(changedIn(template), [resource]));
  expect(wrong.map(({ operator, resource }) => `${operator} ${resource}`)).toEqual([]);
});

test('what was broken is not broken again in the same way', () => {
  const again = operators.flatMap((operator) =>
    operator
      .mutants(sound)
      .filter((mutant) => operator.mutants(mutant.template).some(({ template }) => isDeepStrictEqual(template, mutant.template))),
  );
  // A parameter is added under one name, so a second addition is the same template.
  expect(again.map(({ operator }) => operator)).toEqual(['secret-in-parameter-default']);
});

test('no operator touches the template that it is given', () => {
  const before = structuredClone(sound);
  for (const operator of operators) operator.mutants(sound);
  expect(sound).toEqual(before);
});

function changedIn({ Resources, Parameters }: Template): string[] {
  const ids = [...new Set([...Object.keys(sound.Resources), ...Object.keys(Resources)])];
  const changed = ids.filter((id) => !isDeepStrictEqual(withoutOrder(sound.Resources[id]), withoutOrder(Resources[id])));
  return [...changed, ...Object.keys(Parameters ?? {})];
}

/** What is deployed after a resource that is gone is deployed after nothing. */
function withoutOrder(resource: Template['Resources'][string] | undefined) {
  return resource && { ...resource, DependsOn: undefined };
}
