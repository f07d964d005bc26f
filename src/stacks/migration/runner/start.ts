import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { answerBody, sendAnswer } from './answer';
import type { CloudFormationRequest } from './request';
import { type Answer, firstState } from './state';

export interface Starter {
  readonly stateMachineArn: string;
  readonly states: SFNClient;
  now(): Date;
  pause(seconds: number): Promise<void>;
}

/** Starts the state machine for a request, which then answers it. What needs no run, and what cannot be started, is answered here. */
export async function start(request: CloudFormationRequest, { states, stateMachineArn, now, pause }: Starter): Promise<void> {
  const answer = (given: Answer) => sendAnswer(request.ResponseURL, answerBody(request, given), pause);
  if (request.RequestType === 'Delete') {
    return answer({ status: 'SUCCESS', reason: 'Databases and users stay: only a person deletes data.' });
  }
  try {
    const input = JSON.stringify(firstState(request, now()));
    await states.send(new StartExecutionCommand({ stateMachineArn, name: request.RequestId, input }));
  } catch (error) {
    if (error instanceof ExecutionAlreadyExists) return; // Lambda was called again with a request that is under way.
    const reason = error instanceof Error ? error.message : 'no reason given';
    await answer({ status: 'FAILED', reason: `The migration could not be started: ${reason}` });
  }
}
