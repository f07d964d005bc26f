import { type Found, mapAt, mapsAt } from '../assembly/environment-resources';
import type { ValueMap } from '../assembly/template';
import { names } from './names';
import { requestsBehindEdge, requestsToServices } from './requests';
import { runsOf } from './runs';
import type { Setting } from './usage';

/**
 * How much is written where. Sizes of records, measured on this platform's own formats or, where AWS sets the format, on its documented
 * examples; in bytes.
 */
export const recordBytes = {
  /** JSON of an API's access log. */
  api: 450,
  /** JSON of a web ACL: headers make most of it. */
  webAcl: 1_800,
  /** JSON of a management event. */
  trail: 1_500,
  /** A line of a load balancer's access log, compressed. */
  loadBalancer: 120,
  /** A line of CloudFront's access log, compressed. */
  distribution: 120,
  /** RDS's enhanced monitoring, once a minute: some 10 KB of JSON. */
  databaseMonitoring: 10_000,
  /** A minute of a task, container or service in Container Insights' own log. */
  containerInsights: 1_000,
  /** What a function writes each time, with the platform's own lines. */
  functionRun: 600,
  /** What CodeBuild writes in a minute. */
  build: 50_000,
} as const;

export const bytesAGb = 1e9;
export const minutesAMonth = 730 * 60;

export function applicationLogGb(setting: Setting): number {
  const serves = setting.resources.all('AWS::ECS::Service').length > 0;
  return serves ? (requestsToServices(setting) * setting.load.applicationLogBytes) / bytesAGb : 0;
}

/** What all that writes to a log group writes in a month, in GB. Nobody in the assembly: nothing. */
export function logGroupGb(group: Found, setting: Setting): number {
  return writers.reduce((sum, gbOf) => sum + gbOf(group, setting), 0);
}

type Writer = (group: Found, setting: Setting) => number;

const writers: readonly Writer[] = [applications, flowLogs, apis, webAcls, trails, builds, functions];

/** Requests are taken to be the same for every service. */
function applications(group: Found, setting: Setting): number {
  const definitions = setting.resources.all('AWS::ECS::TaskDefinition');
  const services = setting.resources.all('AWS::ECS::Service');
  const used = definitions.filter((definition) => services.some(({ properties }) => properties.TaskDefinition === definition.physicalId));
  const writing = used.filter(({ properties }) =>
    mapsAt(properties, 'ContainerDefinitions').some((container) =>
      names(mapAt(container, 'LogConfiguration', 'Options')['awslogs-group'], group),
    ),
  );
  return used.length === 0 ? 0 : (applicationLogGb(setting) * writing.length) / used.length;
}

function flowLogs(group: Found, { resources, load }: Setting): number {
  const all = resources.all('AWS::EC2::FlowLog');
  const own = all.filter(({ properties }) => names(properties.LogGroupName ?? properties.LogDestination, group));
  return all.length === 0 ? 0 : (load.flowLogGb * own.length) / all.length;
}

function apis(group: Found, setting: Setting): number {
  const { resources } = setting;
  const http = resources
    .all('AWS::ApiGatewayV2::Stage')
    .filter(({ properties }) => names(mapAt(properties, 'AccessLogSettings').DestinationArn, group));
  const rest = resources
    .all('AWS::ApiGateway::Stage')
    .filter(({ properties }) => names(mapAt(properties, 'AccessLogSetting').DestinationArn, group));
  return http.length + rest.length > 0 ? (requestsBehindEdge(setting) * recordBytes.api) / bytesAGb : 0;
}

function webAcls(group: Found, { resources, load }: Setting): number {
  const own = resources.all('AWS::WAFv2::LoggingConfiguration').filter(({ properties }) => names(properties.LogDestinationConfigs, group));
  const logged = own.reduce((sum, { properties }) => sum + (keepsAll(properties) ? 1 : load.webAclFindingsPercent / 100), 0);
  return (logged * load.requests * recordBytes.webAcl) / bytesAGb;
}

/** A filter that drops what it does not name is taken to keep what rules found. */
function keepsAll(properties: ValueMap): boolean {
  return mapAt(properties, 'LoggingFilter').DefaultBehavior !== 'DROP';
}

function trails(group: Found, { resources, load }: Setting): number {
  const own = resources.all('AWS::CloudTrail::Trail').filter(({ properties }) => names(properties.CloudWatchLogsLogGroupArn, group));
  return (own.length * load.trailEvents * recordBytes.trail) / bytesAGb;
}

function builds(group: Found, { resources, load }: Setting): number {
  const own = resources
    .all('AWS::CodeBuild::Project')
    .filter(({ properties }) => names(mapAt(properties, 'LogsConfig', 'CloudWatchLogs').GroupName, group));
  return own.length > 0 ? (load.releases * (load.buildMinutes + own.length * load.actionMinutes) * recordBytes.build) / bytesAGb : 0;
}

function functions(group: Found, setting: Setting): number {
  const own = setting.resources
    .all('AWS::Lambda::Function')
    .filter(({ properties }) => names(mapAt(properties, 'LoggingConfig').LogGroup, group));
  return own.reduce((sum, one) => sum + ((runsOf(one, setting)?.count ?? 0) * recordBytes.functionRun) / bytesAGb, 0);
}
