import type { Found } from '../assembly/environment-resources';
import { names } from './names';
import { requestsBehindEdge } from './requests';
import { timesAMonth } from './schedules';
import type { Setting } from './usage';

/** How often a function runs in a month, and for how long each time. */
export interface Runs {
  readonly count: number;
  readonly seconds: number;
}

/** What a release may call a function at: creating, updating and deleting what it makes, with retries. */
const callsARelease = 10;
const secondsOfCall = 30;
/** Of a state machine, in one execution: what is retried, and what waits in a loop. */
export const visitsOfState = 10;
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
  const machines = resources.all('AWS::StepFunctions::StateMachine').filter(({ properties }) => names({ ...properties }, one));
  if (machines.length > 0) {
    const executions = machines.reduce((sum, machine) => sum + executionsOf(machine, setting), 0);
    return { count: executions * visitsOfState, seconds: secondsOfCall };
  }
  if (isOfRelease) return { count: load.releases * callsARelease, seconds: secondsOfCall };
  return doors.some(namedBy) ? undefined : { count: 0, seconds: 0 };
}

/** How often a state machine runs in a month: as often as schedules start it, or else with each release. */
export function executionsOf(machine: Found, { resources, load }: Setting): number {
  const schedules = resources.all('AWS::Scheduler::Schedule').filter(({ properties }) => names({ ...properties }, machine));
  if (schedules.length === 0) return load.releases;
  return schedules.reduce((sum, { properties }) => sum + timesAMonth(String(properties.ScheduleExpression)), 0);
}
