import { Duration } from 'aws-cdk-lib';
import { type MethodDeploymentOptions, MethodLoggingLevel, type StageOptions } from 'aws-cdk-lib/aws-apigateway';
import { apiMethods } from '../../../schema/api-methods';
import type { Edge } from '../../../schema/environment';
import type { RestPath } from '../../../schema/rest-paths';
import type { Route } from '../../../schema/service';

/** The smallest, 0.5 GB: it is paid for by the hour. */
const cacheClusterSize = '0.5';

/** What the stage does with requests: throttling, logs, and the cache, which stands only where a route asks for it. */
export function stageOptions({ throttleRate, throttleBurst }: Edge, paths: readonly RestPath<Route>[]): StageOptions {
  const usual: MethodDeploymentOptions = {
    throttlingRateLimit: throttleRate,
    throttlingBurstLimit: throttleBurst,
    metricsEnabled: false, // Of each method, at a price; those of the API are there without it.
    loggingLevel: MethodLoggingLevel.ERROR,
    dataTraceEnabled: false, // It would write whole requests and answers into the log.
    cachingEnabled: false,
  };
  const throttled = ({ throttleRate: rate, throttleBurst: burst }: Route) =>
    rate > 0 ? { ...usual, throttlingRateLimit: rate, throttlingBurstLimit: burst } : usual;
  const cached = paths.filter(({ route }) => route.cacheSeconds > 0);
  const limited = paths.filter(({ route }) => route.cacheSeconds === 0 && route.throttleRate > 0);
  return {
    ...usual,
    tracingEnabled: false, // A trace names the path of each request, and paths name patients.
    cacheClusterEnabled: cached.length > 0,
    ...(cached.length > 0 ? { cacheClusterSize } : {}),
    // A method's settings inherit nothing: what is usual is said again.
    methodOptions: Object.fromEntries([
      ...cached.map(({ path, route }) => [
        `${path}/GET`,
        { ...throttled(route), cachingEnabled: true, cacheTtl: Duration.seconds(route.cacheSeconds), cacheDataEncrypted: true },
      ]),
      ...limited.flatMap(({ path, route }) => apiMethods.map((method) => [`${path}/${method}`, throttled(route)])),
    ]),
  };
}
