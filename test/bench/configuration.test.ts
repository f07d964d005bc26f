import { problemsOf } from '../schema/problems-of';
import { grown } from './configuration';

test.each([
  { services: 3, environments: 3 },
  { services: 40, environments: 3 },
  { services: 3, environments: 10 },
])('the bench’s configuration of $services services in $environments environments is valid', (size) => {
  expect(problemsOf(grown(size))).toEqual([]);
});
