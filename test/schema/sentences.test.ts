import { formatProblems } from '../../src/schema/problem';
import { exampleConfiguration } from './example-configuration';
import { breakingOperators } from './operators';
import { problemsOf } from './problems-of';

test('the example itself has no problem', () => {
  expect(problemsOf(exampleConfiguration)).toEqual([]);
});

test.each(Object.entries(breakingOperators))('%s is answered with its sentence', (_, { breaks, says }) => {
  const printed = formatProblems(problemsOf(breaks(exampleConfiguration)?.configuration)).split('\n\n');
  expect(printed).toContain(says.join('\n  '));
});
