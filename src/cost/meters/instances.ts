import { type Found, mapAt, mapsAt } from '../../assembly/environment-resources';
import { type InstanceType, instanceTypes, tasksOn } from '../../schema/instance-types';
import { names } from '../names';
import { tasksOf } from '../tasks';
import { CannotPrice, hoursAMonth, type Meters, type Setting, usage, usages } from '../usage';

/** Of detailed monitoring, for each instance. */
const detailedMetrics = 7;

/** Instances that run all the time, and those that ECS starts as tasks need them: as many as carry the average of its tasks. */
export const instanceMeters: Meters = {
  // One that passes on what others send is the way out. AWS asks nothing for passing it on, but for what goes to the internet.
  'AWS::EC2::Instance': ({ properties }, { resources, load }) => {
    if (properties.LaunchTemplate !== undefined) throw new CannotPrice('has a launch template: what it adds is not looked at');
    const volumes = mapsAt(properties, 'BlockDeviceMappings').map((device) => mapAt(device, 'Ebs'));
    if (volumes.length === 0 || volumes.some(({ VolumeType }) => VolumeType !== 'gp3'))
      throw new CannotPrice('has volumes that are not gp3');
    const routers = resources.where('AWS::EC2::Instance', 'SourceDestCheck', false).length;
    const isRouter = properties.SourceDestCheck === false;
    return usages(
      usage('Hours of the instance', `ec2/${String(properties.InstanceType)}`, hoursAMonth),
      usage(
        'Its volumes',
        'ebs/gp3',
        volumes.reduce((sum, { VolumeSize = 0 }) => sum + Number(VolumeSize), 0),
      ),
      usage('Its metrics, once a minute', 'custom-metric', properties.Monitoring === true ? detailedMetrics : 0),
      usage('Data to the internet', 'data-transfer/internet', isRouter ? load.internetGb / routers : 0),
    );
  },

  'AWS::AutoScaling::AutoScalingGroup': (group, setting) => {
    const template = templateOf(group, setting);
    const { InstanceType: type, BlockDeviceMappings, Monitoring } = mapAt(template.properties, 'LaunchTemplateData');
    const count = Math.max(Number(group.properties.MinSize ?? 0), Math.ceil(needed(group, String(type), setting) - 1e-9));
    const volumes = mapsAt({ all: BlockDeviceMappings ?? [] }, 'all').map((device) => Number(mapAt(device, 'Ebs').VolumeSize ?? 0));
    const isDetailed = mapAt({ Monitoring: Monitoring ?? {} }, 'Monitoring').Enabled === true;
    return usages(
      usage('Hours of instances', `ec2/${String(type)}`, count * hoursAMonth),
      usage('Their volumes', 'ebs/gp3', count * volumes.reduce((sum, gb) => sum + gb, 0)),
      usage('Their metrics, once a minute', 'custom-metric', isDetailed ? count * detailedMetrics : 0),
    );
  },
};

function templateOf(group: Found, { resources }: Setting): Found {
  const template = resources.all('AWS::EC2::LaunchTemplate').find((one) => names(mapAt(group.properties, 'LaunchTemplate'), one));
  if (!template) throw new CannotPrice('has a launch template that is not in the assembly');
  return template;
}

/** Instances that the tasks on them fill, as the configuration's own checks count them; none where no task is on them. */
function needed(group: Found, type: string, setting: Setting): number {
  const { resources } = setting;
  const providers = resources
    .all('AWS::ECS::CapacityProvider')
    .filter(({ properties }) => names(mapAt(properties, 'AutoScalingGroupProvider').AutoScalingGroupArn, group));
  const { TargetCapacity = 100 } = mapAt(providers[0]?.properties ?? {}, 'AutoScalingGroupProvider', 'ManagedScaling');
  const filled = resources.all('AWS::ECS::Service').reduce((sum, service) => {
    const tasks = tasksOf(service, setting);
    const count = providers.reduce((all, { physicalId }) => all + (tasks.byProvider.get(physicalId) ?? 0), 0);
    return count > 0 ? sum + count / held(type, tasks) : sum;
  }, 0);
  return filled / (Number(TargetCapacity) / 100);
}

/** @throws CannotPrice for a type that holds no such task, or that is not known */
function held(name: string, { vcpu, memoryGb }: { readonly vcpu: number; readonly memoryGb: number }): number {
  const type: InstanceType | undefined = { ...instanceTypes.arm64, ...instanceTypes.x86_64 }[name];
  const tasks = type ? tasksOn(type, { cpu: vcpu * 1024, memoryMiB: memoryGb * 1024 }) : 0;
  if (tasks === 0) throw new CannotPrice(`has instances of the type ${name}: how many tasks one holds is not known`);
  return tasks;
}
