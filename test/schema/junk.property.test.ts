import fc from 'fast-check';
import { arbitraryConfiguration } from './arbitrary-platform';
import { problemsOf } from './problems-of';
import { put } from './put';
import { seeds } from './seeds';

type Path = readonly (string | number)[];

/** The way to every value in a value. */
function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const children: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...children.flatMap(([key, child]) => pathsIn(child, [...path, key]))].filter(({ length }) => length > 0);
}

const junk = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withSparseArray: true, withNullPrototype: true }),
  fc.constantFrom<unknown>(
    null,
    '',
    'constructor',
    '__proto__',
    -1,
    0.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    true,
    [],
    {},
    [null],
    [{}],
    '0.0.0.0/0',
    '::/0',
    '10.0.0.0/-1',
  ),
);

test('junk anywhere in a configuration is either well-formed or a list of problems, never an error of ours', () => {
  fc.assert(
    fc.property(arbitraryConfiguration, fc.nat(), junk, (configuration, pick, value) => {
      const paths = pathsIn(configuration);
      const path = paths[pick % paths.length];
      if (path === undefined) return;
      for (const problem of problemsOf(put(configuration, path, value))) {
        expect(problem.path).not.toBe('');
        expect(problem.message).not.toMatch(/undefined|\[object|\.$/);
        expect(`${problem.consequence ?? 'Nothing.'} ${problem.remedy}`).toMatch(/^[A-Z0-9'].*[.?)]$/s);
      }
    }),
    { ...seeds, numRuns: 20 * seeds.numRuns },
  );
});
