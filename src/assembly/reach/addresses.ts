import { type EnvironmentResources, type Found, hasAttributeOf, mapAt, textsAt } from '../environment-resources';
import type { Value } from '../template';

/** Types that have an address of their own. */
const addressed = [
  'AWS::CloudFront::Distribution',
  'AWS::ApiGatewayV2::DomainName',
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGateway::DomainName',
  'AWS::ApiGateway::RestApi',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
];

/** What answers at a host name: by the name itself, by an address that AWS chooses, or by DNS records of the environment. */
export function answering(resources: EnvironmentResources, host: string, followed: readonly string[] = []): readonly Found[] {
  const name = bare(host);
  if (followed.includes(name)) return [];
  const candidates = addressed.flatMap((type) => resources.all(type));
  const direct = candidates.filter((candidate) => namesOf(candidate).includes(name) || holds(host, candidate));
  const records = resources.all('AWS::Route53::RecordSet').filter(({ properties }) => bare(properties.Name) === name);
  const pointed = records.flatMap(({ properties }) => {
    const addresses = [mapAt(properties, 'AliasTarget').DNSName, ...textsAt(properties, 'ResourceRecords')];
    return addresses.flatMap((address) => (address === undefined ? [] : answering(resources, String(address), [...followed, name])));
  });
  return [...new Set([...direct, ...pointed])];
}

/** An attribute of it, or an address made of its id, such as `<id>.execute-api.eu-west-1.amazonaws.com`. */
function holds(address: string, candidate: Found): boolean {
  return hasAttributeOf(address, candidate) || (candidate.physicalId.includes('⟨') && address.includes(candidate.physicalId));
}

function namesOf({ type, properties }: Found): string[] {
  const names = type.endsWith('DomainName') ? [properties.DomainName] : textsAt(properties, 'DistributionConfig', 'Aliases');
  return names.map(bare);
}

function bare(name: Value | undefined): string {
  return String(name ?? '')
    .toLowerCase()
    .replace(/^dualstack\./, '')
    .replace(/\.$/, '');
}
