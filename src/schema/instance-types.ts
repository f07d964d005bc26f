import type { Architecture } from './compute';

/** What one container instance offers to tasks. */
export interface InstanceType {
  readonly cpu: number;
  /** Of the instance; see `tasksOn` for what is left of it. */
  readonly memoryMiB: number;
  /** Network interfaces: one is the instance's own, and each task takes one more. */
  readonly interfaces: number;
}

/** GiB of memory for each vCPU. */
const families: Readonly<Record<Architecture, Readonly<Record<string, number>>>> = {
  arm64: { c6g: 2, m6g: 4, r6g: 8, c7g: 2, m7g: 4, r7g: 8 },
  x86_64: { c6i: 2, m6i: 4, r6i: 8, c7i: 2, m7i: 4, r7i: 8 },
};

/** vCPUs and network interfaces, the same in each of these families. */
const sizes: Readonly<Record<string, readonly [vCpus: number, interfaces: number]>> = {
  large: [2, 3],
  xlarge: [4, 4],
  '2xlarge': [8, 4],
  '4xlarge': [16, 8],
  '8xlarge': [32, 8],
};

/**
 * The types that container instances may have, by processor: general, for computing and for memory, none of them burstable, for a task is
 * placed by what it may use and not by the credits that are left.
 *
 * Source: Amazon EC2 Instance Types guide, "Specifications" of each family, "Network specifications" for the interfaces (without ENI
 * trunking, an account's setting that no template can make), read in November 2026.
 */
export const instanceTypes: Readonly<Record<Architecture, Readonly<Record<string, InstanceType>>>> = {
  arm64: typesOf('arm64'),
  x86_64: typesOf('x86_64'),
};

/**
 * Regions in which a family is not offered. Auto Scaling tries a launch template when it makes a group, so that one such type stops the
 * cluster's stack, used or not.
 *
 * Source: CloudFormation's own validator, rule E3628, as it comes with aws-cdk-lib 2.276: it knows this of instances, and does not look into
 * launch templates.
 */
const notOffered: Readonly<Record<string, readonly string[]>> = {
  c6i: ['ap-southeast-3', 'ap-southeast-4', 'eu-central-2', 'eu-south-2', 'me-central-1'],
  c7g: ['ap-southeast-4', 'me-central-1'],
  c7i: ['me-south-1'],
  m6i: ['ap-southeast-4', 'eu-south-2'],
  m7g: ['ca-west-1', 'eu-south-1'],
  m7i: ['ca-west-1', 'me-south-1'],
  r6i: ['ap-southeast-3', 'ap-southeast-4', 'eu-south-2'],
  r7i: ['af-south-1', 'ap-east-1', 'ca-west-1', 'eu-central-2', 'il-central-1', 'me-central-1', 'me-south-1'],
};

/** Whether a Region offers a type of `instanceTypes`. */
export function isOffered(type: string, region: string): boolean {
  return !(notOffered[type.split('.')[0] ?? ''] ?? []).includes(region);
}

/** For services as they usually are: general, and of the newest generation that the Region offers. */
export function defaultInstanceTypes(region: string): Readonly<Record<Architecture, string>> {
  return {
    arm64: isOffered('m7g.xlarge', region) ? 'm7g.xlarge' : 'm6g.xlarge',
    x86_64: isOffered('m7i.xlarge', region) ? 'm7i.xlarge' : 'm6i.xlarge',
  };
}

function typesOf(architecture: Architecture): Record<string, InstanceType> {
  return Object.fromEntries(
    Object.entries(families[architecture]).flatMap(([family, gibPerCpu]) =>
      Object.entries(sizes).map(([size, [vCpus, interfaces]]): [string, InstanceType] => [
        `${family}.${size}`,
        { cpu: 1024 * vCpus, memoryMiB: 1024 * gibPerCpu * vCpus, interfaces },
      ]),
    ),
  );
}

/** The kernel keeps some memory, and ECS is told to keep 256 MiB for its agent: an eighth covers both on the smallest type. */
export const memoryForTasks = ({ memoryMiB }: InstanceType): number => Math.floor((7 * memoryMiB) / 8);

/** How many tasks of one size an instance holds; 0: it holds none. */
export function tasksOn(type: InstanceType, task: { readonly cpu: number; readonly memoryMiB: number }): number {
  return Math.min(Math.floor(type.cpu / task.cpu), Math.floor(memoryForTasks(type) / task.memoryMiB), type.interfaces - 1);
}
