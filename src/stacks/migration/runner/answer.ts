import type { CloudFormationRequest } from './request';
import type { Answer } from './state';

/** "The total size of the response body cannot exceed 4096 bytes": CloudFormation user guide, "Custom resource response objects". */
const limit = 4096;
const attempts = 5;

type Answered = Pick<CloudFormationRequest, 'RequestId' | 'StackId' | 'LogicalResourceId' | 'PhysicalResourceId'>;

/**
 * What CloudFormation is told. The id stays as it was, so that no update is ever taken for a replacement. Of a log too long for an answer its
 * oldest lines are left out.
 */
export function answerBody(request: Answered, { status, reason, log = [] }: Answer): string {
  const body = (Reason: string) =>
    JSON.stringify({
      Status: status,
      Reason,
      PhysicalResourceId: request.PhysicalResourceId ?? request.LogicalResourceId,
      StackId: request.StackId,
      RequestId: request.RequestId,
      LogicalResourceId: request.LogicalResourceId,
    });
  const fits = (text: string) => Buffer.byteLength(body(text)) <= limit;
  for (let left = 0; left < log.length; left++) {
    const text = `${reason}\n${log.slice(left).join('\n')}`;
    if (fits(text)) return body(text);
  }
  let text = reason;
  while (!fits(text)) text = text.slice(0, Math.floor(text.length * 0.9));
  return body(text);
}

/**
 * Answers by the pre-signed address, which was signed for a body without a content type: bytes have none, a text would be given one.
 *
 * @param pause waits between two attempts
 * @throws Error where it could not be answered: CloudFormation then waits for its own timeout, and takes that for a failure
 */
export async function sendAnswer(address: string, body: string, pause: (seconds: number) => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const refused = await put(address, body);
    if (refused === undefined) return;
    if (attempt === attempts) throw new Error(`CloudFormation could not be answered: ${refused}`);
    await pause(2 ** attempt);
  }
}

/** @returns what went wrong */
async function put(address: string, body: string): Promise<string | undefined> {
  try {
    const { ok, status } = await fetch(address, {
      method: 'PUT',
      body: new TextEncoder().encode(body),
      signal: AbortSignal.timeout(10_000),
    });
    return ok ? undefined : `HTTP ${status}`;
  } catch (error) {
    return error instanceof Error ? error.message : 'no connection';
  }
}
