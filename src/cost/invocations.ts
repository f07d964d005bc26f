import type { Found } from '../assembly/environment-resources';
import { names } from './names';
import { requestsBehindEdge } from './requests';
import type { Setting } from './usage';

/** What a release may call a function at: creating, updating and deleting what it makes, with retries. */
const callsARelease = 10;

/** How often a function runs in a month; undefined where nothing in the assembly says who calls it. */
export function invocationsOf(one: Found, setting: Setting): number | undefined {
  const { resources, load } = setting;
  const namedBy = (type: string) => resources.all(type).some(({ properties }) => names({ ...properties }, one));
  // An authorizer's answers are cached for a while: once a request is the most.
  if (namedBy('AWS::ApiGateway::Authorizer') || namedBy('AWS::ApiGatewayV2::Authorizer')) return requestsBehindEdge(setting);
  if (namedBy('AWS::StepFunctions::StateMachine') || isOfRelease(one, setting)) return load.releases * callsARelease;
  return undefined;
}

function isOfRelease(one: Found, { resources }: Setting): boolean {
  return resources.everything().some(({ properties }) => names(properties.ServiceToken, one));
}
