import { type EnvironmentResources, type Found, hasAttributeOf, mapAt, textsAt } from '../../assembly/environment-resources';
import { isOpaque } from '../../assembly/intrinsics/opaque';
import { BrokenLink } from './broken-link';

/** Types of resources that a record can point to. */
const targets = [
  'AWS::CloudFront::Distribution',
  'AWS::ApiGatewayV2::DomainName',
  'AWS::ApiGateway::DomainName',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
];

/** What answers at a host name over IPv4, which is all that a build has, by the records of the environment. */
export function resolve(resources: EnvironmentResources, host: string): Found {
  const records = resources
    .all('AWS::Route53::RecordSet')
    .filter(({ properties: { Name, Type } }) => bare(Name) === host.toLowerCase() && ['A', 'CNAME'].includes(String(Type)));
  const [record] = records;
  if (!record) throw new BrokenLink(`no DNS record has the name ${host}`);
  const address = String(mapAt(record.properties, 'AliasTarget').DNSName ?? textsAt(record.properties, 'ResourceRecords')[0] ?? '');
  const target = targets.flatMap((type) => resources.all(type)).find((candidate) => hasAttributeOf(address, candidate));
  if (target) return target;
  const where = isOpaque(address) ? 'something that is no longer there' : address || 'nothing';
  throw new BrokenLink(`the DNS record ${host} points to ${where}`);
}

function bare(name: unknown): string {
  return String(name ?? '')
    .toLowerCase()
    .replace(/\.$/, '');
}
