import type { Reading } from '../aws/reading';
import { connectToEnvironment } from '../environment-account';
import type { GateContext } from '../gate';
import { readStackResources } from '../stack-resources';

/** API Gateway's types of an API, and the path of the request under the API's own name. */
const paths: Readonly<Record<string, string>> = { 'AWS::ApiGatewayV2::Api': '/status', 'AWS::ApiGateway::RestApi': '/live/status' };

/**
 * URL of the environment's API by the name that API Gateway gave it, which leads past the web ACL and is off. The id in it is known in the account
 * alone: absent on a laptop.
 */
export async function readExecuteApi(context: GateContext, connectionTo = connectToEnvironment): Promise<Reading<string>> {
  const { environment, pipeline } = context;
  if (!pipeline) return { state: 'absent' };
  const { region, stage } = environment;
  const found = await readStackResources(connectionTo(context, region), `${stage}-edge`);
  if (found.state === 'unreadable') return found;
  const resources = found.state === 'read' ? found.value : [];
  const api = resources.find(({ type }) => paths[type] !== undefined);
  if (!api) return { state: 'unreadable', reason: `stack ${stage}-edge has no API: whether its own name is off nobody could ask` };
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return { state: 'read', value: `https://${api.physicalId}.execute-api.${region}.${suffix}${paths[api.type]}` };
}
