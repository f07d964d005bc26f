import { type Found, mapAt, named, textsAt } from '../environment-resources';
import { isMap } from '../equal';
import { pathOf, portOf } from '../rest-paths';
import type { ValueMap } from '../template';
import { answering } from './addresses';
import { patternOf } from './http-apis';
import type { WebAcl } from './reach';
import { type Arrival, doubt, hasPassed, type Survey, type Traffic, through } from './traffic';
import { throughVpcLink } from './vpc-links';
import { associatedWebAcls, isArnOf, isArnOfStage } from './web-acls';

/** A stage of a REST API: a resource of its own, or made by a deployment. */
export interface RestStage {
  readonly name: string;
  readonly resource: Found | undefined;
}

/** The stages of a REST API; each has a web ACL of its own, or none. */
export function stagesOf({ resources }: Survey, api: Found): readonly RestStage[] {
  const stages = resources.where('AWS::ApiGateway::Stage', 'RestApiId', api.physicalId);
  const deployments = resources.where('AWS::ApiGateway::Deployment', 'RestApiId', api.physicalId);
  return [
    ...stages.map((resource) => ({ name: String(resource.properties.StageName), resource })),
    ...deployments.flatMap(({ properties: { StageName } }) =>
      StageName === undefined ? [] : [{ name: String(StageName), resource: undefined }],
    ),
  ];
}

/** From one stage of a REST API, past its web ACL, method by method. */
export function throughRestStage(survey: Survey, traffic: Traffic, api: Found, stage: RestStage): readonly Arrival[] {
  if (hasPassed(traffic, api)) return [];
  const { Body, BodyS3Location } = api.properties;
  if (Body ?? BodyS3Location) doubt(survey, api, 'has methods that are written outside of the template: Body');
  const webAcls: readonly WebAcl[] = [
    ...traffic.webAcls,
    ...associatedWebAcls(survey, (arn) => isArnOfStage(arn, api, stage.resource, stage.name)),
  ];
  const here = stage.resource ? through(through(traffic, api), stage.resource, { webAcls }) : through(traffic, api, { webAcls });
  return survey.resources
    .where('AWS::ApiGateway::Method', 'RestApiId', api.physicalId)
    .flatMap((method) => throughMethod(survey, ofMethod(survey, here, api, method), stage, method));
}

function ofMethod(survey: Survey, traffic: Traffic, api: Found, { properties }: Found): Traffic {
  const path = pathOf(survey.resources, api, properties.ResourceId);
  const method = String(properties.HttpMethod);
  const type = String(properties.AuthorizationType ?? 'NONE');
  const authorizer = survey.resources.byId('AWS::ApiGateway::Authorizer', properties.AuthorizerId);
  return {
    ...traffic,
    route: { route: `${method} ${path}`, authorizer: type === 'NONE' ? null : authorizer ? `${type} ${named(authorizer)}` : type },
    paths: [...traffic.paths, patternOf(path)],
    methods: method === 'ANY' ? traffic.methods : [method],
  };
}

function throughMethod(survey: Survey, traffic: Traffic, stage: RestStage, method: Found): readonly Arrival[] {
  const integration = mapAt(method.properties, 'Integration');
  const type = String(integration.Type ?? 'MOCK');
  if (type === 'MOCK') return [];
  if (type === 'AWS' || type === 'AWS_PROXY') {
    doubt(survey, method, 'calls an AWS service or a function, which may call on');
    return [];
  }
  return mapped(traffic, stage, integration).flatMap((sent) =>
    integration.ConnectionType === 'VPC_LINK' ? intoNetwork(survey, sent, method, integration) : outside(survey, sent, method, integration),
  );
}

/**
 * Requests as the integration sends them, on the path of its URI. A private integration puts the stage's name before that unless a mapping
 * overrides it, says "Private integrations for REST APIs in API Gateway"; since who may get in is asked, it may come either way.
 */
function mapped(traffic: Traffic, { name }: RestStage, integration: ValueMap): readonly Traffic[] {
  const headers = new Map(traffic.headers);
  for (const [key, value] of Object.entries(mapAt(integration, 'RequestParameters'))) {
    const header = /^integration\.request\.header\.(.+)$/i.exec(key)?.[1]?.toLowerCase();
    const literal = /^'(.*)'$/s.exec(String(value))?.[1];
    if (header === undefined) continue;
    if (literal === undefined) headers.delete(header);
    else headers.set(header, literal);
  }
  const path = patternOf(/^https?:\/\/[^/]*(\/.*)?$/.exec(String(integration.Uri ?? ''))?.[1] ?? '/*');
  const paths = JSON.stringify(integration).includes('requestOverride') ? ['*'] : [path, `/${name}${path}`];
  return paths.map((one) => ({ ...traffic, headers, paths: [one] }));
}

function intoNetwork(survey: Survey, traffic: Traffic, method: Found, integration: ValueMap): readonly Arrival[] {
  const target = String(integration.IntegrationTarget ?? '');
  const first = survey.resources.byId('AWS::ApiGateway::VpcLink', integration.ConnectionId);
  if (first)
    return textsAt(first.properties, 'TargetArns').flatMap((arn) =>
      intoBalancer(survey, through(traffic, first), method, integration, arn),
    );
  const linked = throughVpcLink(survey, traffic, method, integration.ConnectionId);
  return linked ? intoBalancer(survey, linked, method, integration, target) : [];
}

/** The target is a load balancer, whose listener the port of the URI chooses, or that listener itself. */
function intoBalancer(survey: Survey, traffic: Traffic, method: Found, { Uri }: ValueMap, arn: string): readonly Arrival[] {
  const { resources } = survey;
  const listener = resources.all('AWS::ElasticLoadBalancingV2::Listener').find((candidate) => isArnOf(arn, candidate));
  const balancerArn = listener ? String(listener.properties.LoadBalancerArn) : arn;
  const balancer = resources.all('AWS::ElasticLoadBalancingV2::LoadBalancer').find((candidate) => isArnOf(balancerArn, candidate));
  if (!balancer) {
    doubt(survey, method, 'leads to a load balancer that is not in the assembly');
    return [];
  }
  return survey.follow(traffic, balancer, listener ? Number(listener.properties.Port) : portOf(Uri));
}

function outside(survey: Survey, traffic: Traffic, method: Found, { Uri }: ValueMap): readonly Arrival[] {
  const host = /^https?:\/\/([^/:]+)/.exec(String(Uri))?.[1] ?? '';
  const targets = answering(survey.resources, host);
  if (targets.length === 0) doubt(survey, method, `calls ${String(Uri)}, of which the assembly says nothing`);
  return targets.flatMap((target) => survey.follow({ ...traffic, sender: 'anywhere' }, target));
}

/** Whether the API is reached from its network alone. */
export function isPrivate({ properties }: Found): boolean {
  return isMap(properties.EndpointConfiguration) && textsAt(properties, 'EndpointConfiguration', 'Types').includes('PRIVATE');
}
