import { explainFailure } from '../../src/pipeline/explain-failure';
import { InvalidConfiguration } from '../../src/schema/problem';
import { SynthesisError } from '../../src/schema/synthesis-error';

test('a refused configuration prints its problems and exits 2', () => {
  const problem = {
    path: 'environments.dev.budget',
    message: 'is negative',
    consequence: 'Every month would exceed it.',
    remedy: 'Write a positive number.',
  };
  const { message, exitCode } = explainFailure(new InvalidConfiguration([problem]));
  expect(message).toContain('environments.dev.budget');
  expect(message).toContain('Write a positive number.');
  expect(exitCode).toBe(2);
});

test('a policy that is not met prints its message and exits 1', () => {
  expect(explainFailure(new SynthesisError('A finding.'))).toEqual({ message: 'A finding.', exitCode: 1 });
});

test('a defect of the app keeps its stack trace', () => {
  const defect = new TypeError('undefined is not a function');
  expect(() => explainFailure(defect)).toThrow(defect);
});
