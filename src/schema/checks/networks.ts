import ipaddr from 'ipaddr.js';
import type { InterfaceEndpoint } from '../environment';
import { quoted } from '../field';
import { endpointsMonthlyUsd, natMonthlyUsd } from '../network-prices';
import type { Problem } from '../problem';
import { type LocatedEnvironment, present, type Subject } from '../subject';
import { inEnvironment, tasksAtMost } from './effective-services';
import { instancesAtMost } from './instances';

interface Block {
  readonly path: string;
  readonly cidr: string;
  readonly prefix: number;
  readonly first: number;
  readonly last: number;
}

/** Blocks are private, of a size that the network is cut for, and apart from each other. */
export function checkBlocks(subject: Subject): Problem[] {
  const problems: Problem[] = [];
  const blocks: Block[] = [];
  for (const { at, network } of subject.environments) {
    if (network?.cidr === undefined) continue;
    const block = parse(`${at}.network.cidr`, network.cidr);
    const problem = block ? unfit(block) : malformed(`${at}.network.cidr`, network.cidr);
    if (problem) problems.push(problem);
    else if (block) blocks.push(block);
  }
  return [...problems, ...overlaps(blocks), ...subject.environments.flatMap((environment) => tooManyTasks(environment, subject))];
}

function parse(path: string, cidr: string): Block | undefined {
  if (!ipaddr.IPv4.isValidCIDR(cidr)) return undefined;
  const prefix = ipaddr.IPv4.parseCIDR(cidr)[1];
  return {
    path,
    cidr,
    prefix,
    first: numberOf(ipaddr.IPv4.networkAddressFromCIDR(cidr)),
    last: numberOf(ipaddr.IPv4.broadcastAddressFromCIDR(cidr)),
  };
}

const numberOf = (address: ipaddr.IPv4) => address.toByteArray().reduce((sum, byte) => 256 * sum + byte, 0);

const malformed = (path: string, cidr: string): Problem => ({
  path,
  message: `${cidr} is not an IPv4 block`,
  consequence: 'The VPC could not be made.',
  remedy: "Write a private block of /16 to /22, such as '10.20.0.0/16'.",
});

/** The block of a given size that an address lies in. */
const aligned = (cidr: string, prefix: number) => {
  const block = `${cidr.split('/')[0]}/${prefix}`;
  return `${ipaddr.IPv4.networkAddressFromCIDR(block)}/${prefix}`;
};

function unfit({ path, cidr, prefix }: Block): Problem | undefined {
  const start = aligned(cidr, prefix);
  if (start !== cidr) {
    return {
      path,
      message: `${cidr} does not start where its block does`,
      consequence: 'EC2 would make another block of it, and this file would no longer say what runs.',
      remedy: `Write ${start}.`,
    };
  }
  if (prefix < 16 || prefix > 22) {
    return {
      path,
      message: `${cidr} is not of a size from /16 to /22`,
      consequence:
        prefix < 16
          ? 'A VPC holds a /16 at most.'
          : "The subnets of three zones would be too small for the load balancer's and the tasks' addresses.",
      remedy: `Write ${aligned(cidr, prefix < 16 ? 16 : 22)}, or another block of a size between.`,
    };
  }
  if (ipaddr.IPv4.parse(cidr.split('/')[0] ?? '').range() === 'private') return undefined;
  return {
    path,
    message: `${cidr} is not private`,
    consequence: 'Tasks could not reach the owners of these addresses, and would send what is meant for them nowhere.',
    remedy: "Write a block of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16, such as '10.20.0.0/16'.",
  };
}

function overlaps(blocks: readonly Block[]): Problem[] {
  return blocks.flatMap((later, index) =>
    blocks
      .slice(0, index)
      .filter((earlier) => earlier.first <= later.last && later.first <= earlier.last)
      .map((earlier): Problem => {
        // The narrower block is the one to move; of two equals, the later.
        const [moved, kept] = earlier.prefix > later.prefix ? [earlier, later] : [later, earlier];
        const free = freeBlock(kept, blocks);
        return {
          path: moved.path,
          message: `${moved.cidr} overlaps ${kept.path} ${kept.cidr}`,
          consequence: 'Peered or inspected together later, the two could not be routed apart.',
          remedy: `Use a block outside ${kept.cidr}${free ? `, such as ${free}` : ''}.`,
        };
      }),
  );
}

/** The next /16 of 10.0.0.0/8 after a block that no environment touches. */
function freeBlock(after: Block, blocks: readonly Block[]): string | undefined {
  const octet = Math.floor(after.first / 65_536) % 256;
  return Array.from({ length: 255 }, (_, index) => `10.${(octet + 1 + index) % 256}.0.0/16`).find((candidate) => {
    const block = parse('', candidate);
    return block !== undefined && blocks.every(({ first, last }) => block.last < first || last < block.first);
  });
}

/** Each zone's tasks share a quarter of the block (`src/stacks/network/subnet-plan.ts`), of which AWS keeps five addresses. */
function tooManyTasks(environment: LocatedEnvironment, subject: Subject): Problem[] {
  const { cidr, availabilityZones: zones, interfaceEndpoints } = environment.network ?? {};
  const block = cidr === undefined ? undefined : parse('', cidr);
  if (!block || zones === undefined || block.prefix < 16 || block.prefix > 22) return [];
  const addresses = zones * (2 ** (30 - block.prefix) - 5);
  const tasks = tasksAtMost(environment, subject);
  // A deployment starts as many new tasks as run. Elastic Load Balancing asks for eight free addresses a subnet; VPC Link takes one.
  const instances = instancesAtMost(environment, subject);
  const needed = 2 * tasks + instances + zones * (9 + present(interfaceEndpoints).length);
  if (needed <= addresses) return [];
  return [
    {
      path: `${environment.at}.network.cidr`,
      message: `${cidr} leaves ${addresses} addresses for tasks, and ${tasks} tasks need ${needed} while a deployment doubles them`,
      consequence: 'On the busiest day no task could start, and no deployment could finish.',
      remedy: 'Use a larger block, up to /16, or lower maxTasks.',
    },
  ];
}

/** Without NAT, tasks reach AWS through interface endpoints only, and those lead to their own Region only. */
export function checkEndpoints(subject: Subject): Problem[] {
  const { environments, platform } = subject;
  return environments
    .filter(({ network }) => network?.nat === 'none')
    .flatMap((environment) => [...missingEndpoints(environment, subject), ...remoteImages(environment, platform.pipeline?.region)]);
}

const pullEndpoints: readonly InterfaceEndpoint[] = ['ecr.api', 'ecr.dkr', 'logs'];
/** What the agent of a container instance speaks to. Amazon ECS Developer Guide, "Interface VPC endpoints". */
const agentEndpoints: readonly InterfaceEndpoint[] = ['ecs', 'ecs-agent', 'ecs-telemetry'];
/** What makes databases and users reads the master user's password there. All else that it needs of AWS it asks from outside the VPC. */
const databaseEndpoints: readonly InterfaceEndpoint[] = ['secretsmanager'];

function missingEndpoints(environment: LocatedEnvironment, { services }: Subject): Problem[] {
  const { at, network } = environment;
  if (network?.interfaceEndpoints === undefined) return [];
  const chosen = present(network.interfaceEndpoints).map(([, endpoint]) => endpoint);
  const onInstances = services.some((service) => inEnvironment(service, environment).capacity?.provider === 'ec2');
  const withDatabase = services.some(({ database }) => database === 'read-write');
  const needed = [...pullEndpoints, ...(onInstances ? agentEndpoints : []), ...(withDatabase ? databaseEndpoints : [])];
  const missing = needed.filter((endpoint) => !chosen.includes(endpoint));
  if (missing.length === 0) return [];
  const zones = network.availabilityZones ?? 2;
  const price = (usd: number) => `${usd.toFixed(2)} US dollars a month`;
  return [
    {
      path: `${at}.network.interfaceEndpoints`,
      message: `without NAT, ${quoted(missing)} ${missing.length === 1 ? 'is' : 'are'} missing`,
      consequence: consequenceOf(missing),
      remedy: `Add what is missing, for ${price(endpointsMonthlyUsd(missing.length, zones))}, or choose nat: 'single', for ${price(natMonthlyUsd('single', zones))}.`,
    },
  ];
}

/** The worst of it. */
function consequenceOf(missing: readonly InterfaceEndpoint[]): string {
  if (pullEndpoints.some((endpoint) => missing.includes(endpoint))) {
    return 'A task could neither pull an image nor write a log: none would start.';
  }
  return agentEndpoints.some((endpoint) => missing.includes(endpoint))
    ? 'The agent of an instance could not reach ECS: no instance would join the cluster, and no task would start on one.'
    : 'Nothing could make a service’s database and user: the release would stop before its services.';
}

function remoteImages({ at, region }: LocatedEnvironment, home: string | undefined): Problem[] {
  if (region === undefined || home === undefined || region === home) return [];
  return [
    {
      path: `${at}.network.nat`,
      message: `without NAT in ${region}, where images come from platform.pipeline.region ${home}`,
      consequence: 'An endpoint of ECR leads to the registry of its own Region: no task could pull its image.',
      remedy: "Choose nat: 'single', or the Region of the pipeline.",
    },
  ];
}
