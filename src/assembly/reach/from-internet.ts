import { type Found, mapAt } from '../environment-resources';
import { mayConnect } from './connections';
import { arrivalsAtDatabase, databases } from './databases';
import type { WebAcl } from './reach';
import { isPrivate, stagesOf } from './rest-apis';
import { containerPorts, groupsOf } from './target-groups';
import { type Arrival, doubt, type Survey, type Traffic, through } from './traffic';
import { associatedWebAcls, isArnOf, isArnOfStage, webAclOf } from './web-acls';

/** What anybody can send: any path, method and header. */
export const anything: Traffic = {
  hops: [],
  webAcls: [],
  route: undefined,
  paths: ['*'],
  methods: undefined,
  headers: new Map(),
  sender: 'anywhere',
};

/** A resource that everybody can call, and what comes of it. */
export interface PublicEntry {
  readonly resource: Found;
  /** What stands between it and everything behind it; what stands at the door itself where nothing is. */
  readonly webAcls: readonly WebAcl[];
  readonly arrivals: readonly Arrival[];
}

/** Everything through which the internet comes in. DNS is not asked: whoever knows an address can name any host. */
export function publicEntries(survey: Survey): readonly PublicEntry[] {
  const { resources } = survey;
  const behind = (type: string, isOpen: (resource: Found) => boolean, webAcls: (resource: Found) => readonly WebAcl[]) =>
    resources
      .all(type)
      .filter(isOpen)
      .map((resource) => entryOf(resource, survey.follow(anything, resource), webAcls(resource)));
  const direct = (resource: Found, arrivals: readonly Arrival[]) => (arrivals.length > 0 ? [{ resource, webAcls: [], arrivals }] : []);
  return [
    ...behind('AWS::CloudFront::Distribution', isEnabled, (one) =>
      present(webAclOf(survey, mapAt(one.properties, 'DistributionConfig').WebACLId)),
    ),
    ...behind('AWS::ApiGatewayV2::DomainName', always, none),
    ...behind('AWS::ApiGatewayV2::Api', hasOwnEndpoint, none),
    ...behind('AWS::ApiGateway::DomainName', always, none),
    ...behind(
      'AWS::ApiGateway::RestApi',
      (api) => hasOwnEndpoint(api) && !isPrivate(api),
      (api) => onEveryStage(survey, api),
    ),
    ...behind('AWS::ElasticLoadBalancingV2::LoadBalancer', isInternetFacing, (one) =>
      associatedWebAcls(survey, (arn) => isArnOf(arn, one)),
    ),
    ...resources
      .all('AWS::ECS::Service')
      .filter(hasPublicAddress)
      .flatMap((service) => direct(service, toContainers(survey, service))),
    ...databases(survey)
      .filter(isPublic)
      .flatMap((database) => direct(database, arrivalsAtDatabase(survey, anything, database))),
  ];
}

function entryOf(resource: Found, arrivals: readonly Arrival[], atTheDoor: readonly WebAcl[]): PublicEntry {
  const [first] = arrivals;
  const passed = first?.traffic.webAcls.filter(({ name }) =>
    arrivals.every(({ traffic }) => traffic.webAcls.some((acl) => acl.name === name)),
  );
  return { resource, webAcls: passed ?? atTheDoor, arrivals };
}

const always = () => true;
const none = () => [];

function present(acl: WebAcl | undefined): readonly WebAcl[] {
  return acl ? [acl] : [];
}

/** `https://<id>.execute-api.<region>.amazonaws.com`: there unless it is switched off. */
export function hasOwnEndpoint({ properties }: Found): boolean {
  return String(properties.DisableExecuteApiEndpoint) !== 'true';
}

/** A stage without a web ACL leaves the door open, whatever the others have. */
function onEveryStage(survey: Survey, api: Found): readonly WebAcl[] {
  const stages = stagesOf(survey, api).map(({ name, resource }) =>
    associatedWebAcls(survey, (arn) => isArnOfStage(arn, api, resource, name)),
  );
  return stages.every((acls) => acls.length > 0) ? stages.flat() : [];
}

function isEnabled({ properties }: Found): boolean {
  return String(mapAt(properties, 'DistributionConfig').Enabled) !== 'false';
}

/** CloudFormation's own default is the public one. */
function isInternetFacing({ properties }: Found): boolean {
  return properties.Scheme !== 'internal';
}

function hasPublicAddress({ properties }: Found): boolean {
  return mapAt(properties, 'NetworkConfiguration', 'AwsvpcConfiguration').AssignPublicIp === 'ENABLED';
}

function toContainers(survey: Survey, service: Found): readonly Arrival[] {
  const ports = containerPorts(survey, service);
  if (ports.length === 0) doubt(survey, service, 'has a public address, and its ports are not known');
  const open = ports.some((port) => mayConnect(survey, 'anywhere', service, groupsOf(service), port));
  return open ? [{ traffic: through(anything, service), target: service }] : [];
}

/** RDS gives an instance a public address unless it is told not to, where its subnets allow it. A proxy has none. */
function isPublic({ properties }: Found): boolean {
  return String(properties.PubliclyAccessible) !== 'false';
}
