import { type Found, mapAt, mapsAt, textsAt } from '../../assembly/environment-resources';
import { names } from '../names';
import { tasksOf } from '../tasks';
import { CannotPrice, hoursAMonth, type Meters, type Setting, usage, usages } from '../usage';

interface InstanceSize {
  readonly vcpu: number;
  readonly memoryGb: number;
}

/** By family and size, as EC2's page of instance types has them. */
const memoryAVcpu: Readonly<Record<string, number>> = { c: 2, m: 4, r: 8 };
const vcpusOfSize: Readonly<Record<string, number>> = { medium: 1, large: 2, xlarge: 4, '2xlarge': 8, '4xlarge': 16 };
/** Small burstable ones have two processors and less memory than their family would say. */
const burstableMemoryGb: Readonly<Record<string, number>> = { small: 2, medium: 4, large: 8 };
/** What the system and the agent keep for themselves. */
const reservedGb = 0.5;
/** Of detailed monitoring, for each instance. */
const detailedMetrics = 7;

/** Instances that ECS starts as tasks need them: as many as carry the average of its tasks. */
export const instanceMeters: Meters = {
  'AWS::AutoScaling::AutoScalingGroup': (group, setting) => {
    const template = templateOf(group, setting);
    const { InstanceType, BlockDeviceMappings, Monitoring } = mapAt(template.properties, 'LaunchTemplateData');
    const type = String(InstanceType);
    const count = Math.max(Number(group.properties.MinSize ?? 0), Math.ceil(needed(group, setting, sizeOf(type)) - 1e-9));
    const volumesGb = mapsAt({ all: BlockDeviceMappings ?? [] }, 'all').reduce(
      (sum, device) => sum + Number(mapAt(device, 'Ebs').VolumeSize ?? 0),
      0,
    );
    const isDetailed = mapAt({ Monitoring: Monitoring ?? {} }, 'Monitoring').Enabled === true;
    return usages(
      usage('Hours of instances', `ec2/${type}`, count * hoursAMonth),
      usage('Their volumes', 'ebs/gp3', count * volumesGb),
      usage('Their metrics, once a minute', 'custom-metric', isDetailed ? count * detailedMetrics : 0),
    );
  },
};

function templateOf(group: Found, { resources }: Setting): Found {
  const template = resources.all('AWS::EC2::LaunchTemplate').find((one) => names(mapAt(group.properties, 'LaunchTemplate'), one));
  if (!template) throw new CannotPrice('has a launch template that is not in the assembly');
  return template;
}

/** By processors or by memory, whichever takes more of them. */
function needed(group: Found, setting: Setting, size: InstanceSize): number {
  const { resources } = setting;
  const providers = resources
    .all('AWS::ECS::CapacityProvider')
    .filter(({ properties }) => names(mapAt(properties, 'AutoScalingGroupProvider').AutoScalingGroupArn, group));
  const used = textsAt({ all: providers.map(({ physicalId }) => physicalId) }, 'all');
  const target = Number(mapAt(providers[0]?.properties ?? {}, 'AutoScalingGroupProvider', 'ManagedScaling').TargetCapacity ?? 100) / 100;
  let vcpu = 0;
  let memoryGb = 0;
  for (const service of resources.all('AWS::ECS::Service')) {
    const tasks = tasksOf(service, setting);
    const count = used.reduce((sum, provider) => sum + (tasks.byProvider.get(provider) ?? 0), 0);
    vcpu += count * tasks.vcpu;
    memoryGb += count * tasks.memoryGb;
  }
  return Math.max(vcpu / size.vcpu, memoryGb / (size.memoryGb - reservedGb)) / target;
}

function sizeOf(type: string): InstanceSize {
  const [family = '', size = ''] = type.split('.');
  const vcpu = vcpusOfSize[size];
  if (family.startsWith('t')) {
    const memoryGb = burstableMemoryGb[size];
    if (memoryGb !== undefined) return { vcpu: 2, memoryGb };
    if (vcpu !== undefined) return { vcpu, memoryGb: vcpu * 4 };
  }
  const memory = memoryAVcpu[family.charAt(0)];
  if (vcpu === undefined || memory === undefined) throw new CannotPrice(`has instances of the type ${type}, whose size is not known here`);
  return { vcpu, memoryGb: vcpu * memory };
}
