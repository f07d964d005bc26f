import { type Found, mapAt, mapsAt } from '../../assembly/environment-resources';
import { isMap } from '../../assembly/equal';
import { requestsBehindEdge } from '../requests';
import { CannotPrice, hoursAMonth, type Meters, type Setting, usage, usages } from '../usage';

const kibAGb = 1e9 / 1024;
const httpApiStepKib = 512;

/** What API Gateway publishes for a route once detailed metrics are on: counts, errors and latencies. */
const metricsOfRoute = { http: 6, rest: 5, restCache: 2 };

/** CloudFront and the two kinds of API behind it. */
export const edgeMeters: Meters = {
  'AWS::CloudFront::Distribution': (distribution, setting) => {
    const { load } = setting;
    const behaviors = [
      mapAt(distribution.properties, 'DistributionConfig', 'DefaultCacheBehavior'),
      ...mapsAt(distribution.properties, 'DistributionConfig', 'CacheBehaviors'),
    ];
    if (behaviors.some(({ LambdaFunctionAssociations, FunctionAssociations }) => LambdaFunctionAssociations ?? FunctionAssociations)) {
      throw new CannotPrice('runs functions at the edge');
    }
    return usages(
      usage('Requests over HTTPS', 'cloudfront/requests', load.requests),
      usage('Data to viewers', 'cloudfront/data', (load.requests * load.responseKiB) / kibAGb),
      usage('Data to the origin', 'cloudfront/origin-data', (requestsBehindEdge(setting) * load.requestKiB) / kibAGb),
    );
  },

  // The API itself bills nothing: its stages carry the requests.
  'AWS::ApiGatewayV2::Stage': (stage, setting) => {
    const steps = Math.max(1, Math.ceil(setting.load.responseKiB / httpApiStepKib), Math.ceil(setting.load.requestKiB / httpApiStepKib));
    return usages(
      usage('Requests', 'http-api/requests', (requestsBehindEdge(setting) * steps) / shareOfApis(setting)),
      usage('Metrics of single routes', 'custom-metric', isDetailed(stage) ? routesOf(stage, setting) * metricsOfRoute.http : 0),
      usage('Data to the internet', 'data-transfer/internet', dataOut(setting)),
    );
  },

  'AWS::ApiGateway::Stage': (stage, setting) => {
    const { CacheClusterEnabled, CacheClusterSize } = stage.properties;
    const methods = setting.resources.where('AWS::ApiGateway::Method', 'RestApiId', stage.properties.RestApiId).length;
    const isDetailed = mapsAt(stage.properties, 'MethodSettings').some(({ MetricsEnabled }) => MetricsEnabled === true);
    const hasCache = CacheClusterEnabled === true;
    return usages(
      usage('Requests', 'rest-api/requests', requestsBehindEdge(setting) / shareOfApis(setting)),
      usage('Hours of the cache', `rest-api/cache/${String(CacheClusterSize ?? '0.5')}`, hasCache ? hoursAMonth : 0),
      usage(
        'Metrics of single methods',
        'custom-metric',
        isDetailed ? methods * (metricsOfRoute.rest + (hasCache ? metricsOfRoute.restCache : 0)) : 0,
      ),
      usage('Data to the internet', 'data-transfer/internet', dataOut(setting)),
    );
  },
};

/** Stages of one environment share what the public asks. */
function shareOfApis({ resources }: Setting): number {
  return resources.all('AWS::ApiGatewayV2::Stage').length + resources.all('AWS::ApiGateway::Stage').length;
}

/** To CloudFront data is free; without it, every answer goes to the internet. */
function dataOut(setting: Setting): number {
  if (setting.resources.all('AWS::CloudFront::Distribution').length > 0) return 0;
  return (setting.load.requests * setting.load.responseKiB) / kibAGb / shareOfApis(setting);
}

function isDetailed({ properties }: Found): boolean {
  const settings = [mapAt(properties, 'DefaultRouteSettings'), ...Object.values(mapAt(properties, 'RouteSettings')).filter(isMap)];
  return settings.some(({ DetailedMetricsEnabled }) => DetailedMetricsEnabled === true);
}

function routesOf({ properties }: Found, { resources }: Setting): number {
  return resources.where('AWS::ApiGatewayV2::Route', 'ApiId', properties.ApiId).length;
}
