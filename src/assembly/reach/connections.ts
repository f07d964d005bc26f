import { type EnvironmentResources, type Found, mapsAt } from '../environment-resources';
import { contains } from '../intrinsics/cidr';
import { coversPort, type Direction, rulesOf } from '../security-group-rules';
import type { Value, ValueMap } from '../template';
import { doubt, type Sender, type Survey } from './traffic';

/** Blocks of IPv4 that nobody on the internet has. Source: the special-purpose registry of IANA. */
const privateBlocks = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '127.0.0.0/8',
  '255.255.255.255/32',
];
const privateV6 = /^(f[cd]|fe[89ab]|::1\/128$)/i;

/**
 * Whether a TCP connection may come about by what security groups say. A receiver whose groups are not all in the assembly is taken to be
 * open, and so is an address block or prefix list of which only AWS knows what is in it.
 */
export function mayConnect(survey: Survey, sender: Sender, receiver: Found, groups: readonly string[], port: number): boolean {
  const receivers = known(survey.resources, groups);
  if (groups.length === 0 || receivers.length < groups.length) {
    doubt(survey, receiver, 'has a security group that is not in the assembly, and is taken to be open');
    return true;
  }
  if (!mayLeave(survey.resources, sender, groups, receivers, port)) return false;
  return receivers.some((group) => rulesOf(survey.resources, group, 'ingress').some((rule) => admits(survey, rule, port, sender)));
}

function mayLeave(
  resources: EnvironmentResources,
  sender: Sender,
  groups: readonly string[],
  receivers: readonly Found[],
  port: number,
): boolean {
  if (sender === 'anywhere') return true;
  const senders = known(resources, sender.groups);
  if (senders.length < sender.groups.length || senders.length === 0) return true;
  return senders.some((group) =>
    rulesOf(resources, group, 'egress').some((rule) => coversPort(rule, port) && coversPeer(resources, rule, 'egress', groups, receivers)),
  );
}

function admits({ resources }: Survey, rule: ValueMap, port: number, sender: Sender): boolean {
  if (!coversPort(rule, port)) return false;
  if (sender === 'anywhere') return coversInternet(resources, rule);
  return coversPeer(resources, rule, 'ingress', sender.groups, known(resources, sender.groups));
}

function known(resources: EnvironmentResources, groups: readonly string[]): Found[] {
  return groups.flatMap((id) => resources.byId('AWS::EC2::SecurityGroup', id) ?? []);
}

/** Any public address will do: who owns it today says nothing about tomorrow. */
function coversInternet(resources: EnvironmentResources, rule: ValueMap): boolean {
  const { CidrIp, CidrIpv6, SourcePrefixListId } = rule;
  if (CidrIpv6 !== undefined) return !privateV6.test(String(CidrIpv6));
  if (CidrIp !== undefined) return !isPrivate(CidrIp);
  return (
    SourcePrefixListId !== undefined && blocksOf(resources, SourcePrefixListId).some((block) => block === undefined || !isPrivate(block))
  );
}

function isPrivate(block: Value): boolean {
  return String(block).includes(':') ? privateV6.test(String(block)) : privateBlocks.some((range) => contains(range, String(block)));
}

function coversPeer(
  resources: EnvironmentResources,
  rule: ValueMap,
  direction: Direction,
  ids: readonly string[],
  peers: readonly Found[],
): boolean {
  const group = direction === 'ingress' ? rule.SourceSecurityGroupId : rule.DestinationSecurityGroupId;
  if (group !== undefined) return ids.includes(String(group));
  const list = direction === 'ingress' ? rule.SourcePrefixListId : rule.DestinationPrefixListId;
  const blocks = list === undefined ? [rule.CidrIp ?? rule.CidrIpv6] : blocksOf(resources, list);
  return blocks.some((block) => block === undefined || mayHold(resources, String(block), peers));
}

/** Whether a block and the network of one of the peers have an address in common. */
function mayHold(resources: EnvironmentResources, block: string, peers: readonly Found[]): boolean {
  if (block.includes(':')) return resources.all('AWS::EC2::VPCCidrBlock').length > 0;
  if (peers.length === 0) return true;
  return peers.some(({ properties }) => {
    const network = resources.byId('AWS::EC2::VPC', properties.VpcId)?.properties.CidrBlock;
    if (typeof network !== 'string') return block !== '255.255.255.255/32';
    return contains(block, network) || contains(network, block);
  });
}

/** Undefined for a list that is not in the assembly: one of AWS's own, such as CloudFront's, which anybody's distribution comes from. */
function blocksOf(resources: EnvironmentResources, list: Value): readonly (string | undefined)[] {
  const found = resources.byId('AWS::EC2::PrefixList', list);
  return found ? mapsAt(found.properties, 'Entries').map(({ Cidr }) => (Cidr === undefined ? undefined : String(Cidr))) : [undefined];
}
