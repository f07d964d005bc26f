import type { Found } from '../assembly/environment-resources';
import { names } from './names';
import { requestsBehindEdge } from './requests';
import type { Setting } from './usage';

/** How often a function runs in a month, and for how long each time. */
export interface Runs {
  readonly count: number;
  readonly seconds: number;
}

/** What a release may call a function at: creating, updating and deleting what it makes, with retries. */
const callsARelease = 10;
const secondsOfCall = 30;
/** Verifying a token. An authorizer's answers are cached for a while: once a request is the most. */
const secondsOfAuthorizer = 0.02;

/** What lets others than the template's own resources call a function. */
const doors = [
  'AWS::Lambda::Permission',
  'AWS::Lambda::Url',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Events::Rule',
  'AWS::Scheduler::Schedule',
];

/** Undefined where the assembly lets somebody call it, and does not say how often. What nothing may call does not run. */
export function runsOf(one: Found, setting: Setting): Runs | undefined {
  const { resources, load } = setting;
  const namedBy = (type: string) => resources.all(type).some(({ properties }) => names({ ...properties }, one));
  if (namedBy('AWS::ApiGateway::Authorizer') || namedBy('AWS::ApiGatewayV2::Authorizer')) {
    return { count: requestsBehindEdge(setting), seconds: secondsOfAuthorizer };
  }
  const isOfRelease = resources.everything().some(({ properties }) => names(properties.ServiceToken, one));
  if (isOfRelease || namedBy('AWS::StepFunctions::StateMachine')) return { count: load.releases * callsARelease, seconds: secondsOfCall };
  return doors.some(namedBy) ? undefined : { count: 0, seconds: 0 };
}
