import { Duration, TimeZone } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-applicationautoscaling';
import type { FargateService, ScalableTaskCount } from 'aws-cdk-lib/aws-ecs';
import type { ApplicationTargetGroup } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { WorkingHours } from '../../schema/compute';
import type { Scaling } from '../../schema/service';

/**
 * Tasks follow the load: whichever of the three targets asks for the most has its way, and tasks end only when none of them needs these.
 * Memory therefore holds tasks of a runtime that never gives any back, until the next deployment.
 */
export function scaleTasks(
  ecsService: FargateService,
  targetGroup: ApplicationTargetGroup,
  scaling: Scaling,
  workingHours: WorkingHours,
): void {
  const cooldowns = { scaleOutCooldown: Duration.seconds(60), scaleInCooldown: Duration.seconds(300) };
  const tasks = ecsService.autoScaleTaskCount({ minCapacity: scaling.minTasks, maxCapacity: scaling.maxTasks });
  tasks.scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: scaling.cpuPercent, ...cooldowns });
  tasks.scaleOnMemoryUtilization('Memory', { targetUtilizationPercent: scaling.memoryPercent, ...cooldowns });
  tasks.scaleOnRequestCount('Requests', { requestsPerTarget: scaling.requestsPerMinute, targetGroup, ...cooldowns });
  if (workingHours.days.length > 0) restOutside(tasks, scaling, workingHours);
}

/**
 * Both bounds, in the evening too: with the lower one alone a service would come down to one task and no further, for target tracking does
 * not go to none. On a day that is not listed nothing happens, so that what the evening before put to rest stays so.
 */
function restOutside(
  tasks: ScalableTaskCount,
  { minTasks, maxTasks }: Scaling,
  { days, timeZone, from, to, tasksOutside }: WorkingHours,
): void {
  const resting = Math.min(tasksOutside, minTasks);
  const at = (time: string) => {
    const [hour, minute] = time.split(':').map((digits) => `${Number(digits)}`);
    return {
      schedule: Schedule.cron({ hour, minute, weekDay: days.map((day) => day.slice(0, 3).toUpperCase()).join(',') }),
      timeZone: TimeZone.of(timeZone),
    };
  };
  tasks.scaleOnSchedule('Start', { ...at(from), minCapacity: minTasks, maxCapacity: maxTasks });
  tasks.scaleOnSchedule('Rest', { ...at(to), minCapacity: resting, maxCapacity: resting });
}
