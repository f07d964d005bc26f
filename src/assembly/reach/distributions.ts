import { type Found, mapAt, mapsAt, textsAt } from '../environment-resources';
import type { ValueMap } from '../template';
import { answering } from './addresses';
import { throughLoadBalancer } from './load-balancers';
import { type Arrival, doubt, hasPassed, type Survey, type Traffic, through } from './traffic';
import { customHeaders, isArnOf, webAclOf } from './web-acls';

/** From a distribution to whatever its behaviours lead to. */
export function throughDistribution(survey: Survey, traffic: Traffic, distribution: Found): readonly Arrival[] {
  const configuration = mapAt(distribution.properties, 'DistributionConfig');
  if (String(configuration.Enabled) === 'false' || hasPassed(traffic, distribution)) return [];
  const acl = webAclOf(survey, configuration.WebACLId);
  const here = through(traffic, distribution, { webAcls: acl ? [...traffic.webAcls, acl] : traffic.webAcls, sender: 'anywhere' });
  const behaviours = [mapAt(configuration, 'DefaultCacheBehavior'), ...mapsAt(configuration, 'CacheBehaviors')];
  return behaviours.flatMap((behaviour) => {
    const origins = originsOf(configuration, String(behaviour.TargetOriginId));
    return origins.flatMap((origin) => throughOrigin(survey, narrowed(here, behaviour, origin), distribution, origin));
  });
}

/** A group sends to its second origin what the first one fails. */
function originsOf(configuration: ValueMap, id: string): readonly ValueMap[] {
  const group = mapsAt(configuration, 'OriginGroups', 'Items').find(({ Id }) => Id === id);
  const ids = group ? mapsAt(group, 'Members', 'Items').map(({ OriginId }) => String(OriginId)) : [id];
  return mapsAt(configuration, 'Origins').filter(({ Id }) => ids.includes(String(Id)));
}

/** Requests as the behaviour sends them. A function at the edge may write any path. */
function narrowed(traffic: Traffic, behaviour: ValueMap, origin: ValueMap): Traffic {
  const rewritten = [...mapsAt(behaviour, 'FunctionAssociations'), ...mapsAt(behaviour, 'LambdaFunctionAssociations')].length > 0;
  const pattern = behaviour.PathPattern === undefined ? '*' : `/${String(behaviour.PathPattern).replace(/^\//, '')}`;
  const prefix = String(origin.OriginPath ?? '');
  const methods = textsAt(behaviour, 'AllowedMethods');
  return {
    ...traffic,
    paths: rewritten ? ['*'] : [...traffic.paths, pattern].map((path) => (prefix === '' ? path : `${prefix}${path}`)),
    methods: methods.length > 0 ? methods : ['GET', 'HEAD'],
    headers: new Map([...traffic.headers, ...customHeaders(origin)]),
  };
}

function throughOrigin(survey: Survey, traffic: Traffic, distribution: Found, origin: ValueMap): readonly Arrival[] {
  const { VpcOriginId } = mapAt(origin, 'VpcOriginConfig');
  if (VpcOriginId !== undefined) return throughVpcOrigin(survey, traffic, distribution, VpcOriginId);
  const host = String(origin.DomainName);
  const targets = answering(survey.resources, host);
  const isBucket = mapAt(origin, 'S3OriginConfig').OriginAccessIdentity !== undefined || origin.OriginAccessControlId !== undefined;
  if (targets.length === 0 && !isBucket) doubt(survey, distribution, `sends requests to ${host}, of which the assembly says nothing`);
  return targets.flatMap((target) => survey.follow(traffic, target));
}

/** CloudFront's interfaces in the network; their security group is CloudFront's own, so every group of the target is taken to admit them. */
function throughVpcOrigin(survey: Survey, traffic: Traffic, distribution: Found, id: unknown): readonly Arrival[] {
  const origin = survey.resources.all('AWS::CloudFront::VpcOrigin').find(({ physicalId }) => physicalId === id);
  const arn = String(mapAt(origin?.properties ?? {}, 'VpcOriginEndpointConfig').Arn);
  const balancer = survey.resources.all('AWS::ElasticLoadBalancingV2::LoadBalancer').find((candidate) => isArnOf(arn, candidate));
  if (!origin || !balancer) {
    doubt(survey, origin ?? distribution, 'is a VPC origin whose target is not in the assembly');
    return [];
  }
  doubt(survey, origin, 'is a VPC origin: CloudFront is taken to be admitted by every security group');
  return throughLoadBalancer(survey, through(traffic, origin, { sender: { groups: [] } }), balancer, { admitted: true });
}
