import { InvalidConfiguration } from '../schema/problem';
import { SynthesisError } from '../schema/synthesis-error';

/** What the terminal is told of a failed synthesis, and the exit code: 2 for a refused configuration, 1 for a policy that is not met. */
export interface Failure {
  readonly message: string;
  readonly exitCode: 1 | 2;
}

/** @throws the error itself where it is a defect of the app: then its stack trace is wanted */
export function explainFailure(error: unknown): Failure {
  if (error instanceof InvalidConfiguration) return { message: error.message, exitCode: 2 };
  if (error instanceof SynthesisError) return { message: error.message, exitCode: 1 };
  throw error;
}
