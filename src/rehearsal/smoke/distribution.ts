import { type EnvironmentResources, type Found, mapAt, mapsAt, named, textsAt } from '../../assembly/environment-resources';
import { CannotFollow } from '../../assembly/refusal';
import { matchesWildcard } from '../../assembly/wildcards';
import { BrokenLink } from './broken-link';
import type { Request } from './request';

/** Managed origin request policies: what they do with the viewer's Host. Source: "Use managed origin request policies" of CloudFront. */
const managedPolicies: { readonly [id: string]: boolean | undefined } = {
  '216adef6-5c7f-47e4-b989-5492eafa07d3': true, // AllViewer
  'b689b0a8-53d0-40ab-baf2-68738e2966ac': false, // AllViewerExceptHostHeader
  '33f36d7e-f396-46d9-90e0-52428a34d9dc': true, // AllViewerAndCloudFrontHeaders-2022-06
  '59781a5b-3903-41f3-afcb-af62929ccde1': false, // CORS-CustomOrigin
  '88a5eaf4-2fd4-4709-b370-b4c650ea3fcf': false, // CORS-S3Origin
  'acba4595-bd28-49b8-b9fe-13317c0390fa': false, // UserAgentRefererHeaders
};

/** The request as the distribution sends it to its origin. */
export function throughDistribution(resources: EnvironmentResources, distribution: Found, request: Request): Request {
  const configuration = mapAt(distribution.properties, 'DistributionConfig');
  const name = named(distribution);
  if (String(configuration.Enabled) === 'false') throw new BrokenLink(`the distribution ${name} is disabled`);
  const aliases = textsAt(configuration, 'Aliases').map((alias) => alias.toLowerCase());
  if (!aliases.some((alias) => matchesWildcard(alias, request.host))) {
    throw new BrokenLink(`the distribution ${name} does not answer to ${request.host}: its aliases are ${aliases.join(', ') || 'none'}`);
  }
  const behaviours = mapsAt(configuration, 'CacheBehaviors');
  const behaviour =
    behaviours.find(({ PathPattern }) => matchesWildcard(`/${String(PathPattern).replace(/^\//, '')}`, request.path)) ??
    mapAt(configuration, 'DefaultCacheBehavior');
  const methods = textsAt(behaviour, 'AllowedMethods');
  if (!(methods.length > 0 ? methods : ['GET', 'HEAD']).includes(request.method)) {
    throw new BrokenLink(`the distribution ${name} does not let ${request.method} ${request.path} pass`);
  }
  const origin = mapsAt(configuration, 'Origins').find(({ Id }) => Id === behaviour.TargetOriginId);
  if (!origin) throw new BrokenLink(`the distribution ${name} has no origin ${String(behaviour.TargetOriginId)} for ${request.path}`);
  const headers = new Map(request.headers);
  for (const { HeaderName, HeaderValue } of mapsAt(origin, 'OriginCustomHeaders')) {
    headers.set(String(HeaderName).toLowerCase(), String(HeaderValue));
  }
  if (forwardsHost(resources, behaviour.OriginRequestPolicyId)) {
    throw new BrokenLink(`the distribution ${name} forwards the viewer's Host, ${request.host}, which its origin does not answer to`);
  }
  return { ...request, host: String(origin.DomainName).toLowerCase(), path: `${String(origin.OriginPath ?? '')}${request.path}`, headers };
}

function forwardsHost(resources: EnvironmentResources, policy: unknown): boolean {
  if (policy === undefined) return false;
  const managed = managedPolicies[String(policy)];
  if (managed !== undefined) return managed;
  const own = resources.all('AWS::CloudFront::OriginRequestPolicy').find(({ physicalId }) => physicalId === policy);
  if (!own) throw new CannotFollow(`the origin request policy ${String(policy)} is not known`);
  const headers = mapAt(own.properties, 'OriginRequestPolicyConfig', 'HeadersConfig');
  const listed = textsAt(headers, 'Headers').some((header) => header.toLowerCase() === 'host');
  const behaviour = String(headers.HeaderBehavior);
  return behaviour === 'allExcept' ? !listed : behaviour.startsWith('allViewer') || listed;
}
