import type { Service } from '../../src/schema/service';
import { hourOf, noise, recurring } from './noise';
import { failuresAt, gauge, requestsAt } from './traffic';
import type { Publications, Subject } from './world';

/** Of services: they scale, deploy once a week, rest where they may, and lose a task to Spot now and then. */
export const servicePublications: Publications = {
  'AWS/ECS CPUUtilization ClusterName ServiceName': (subject) =>
    gauge(subject.scenario.minutes, (minute) => {
      if (subject.during(minute, 'load beyond the maximum')) return 98;
      // Scaling keeps it about its target, and for some minutes lags behind.
      if (recurring('surge', minute, 2, 9)) return 95;
      return isResting(subject, minute) ? undefined : serviceOf(subject).scaling.cpuPercent - 10 + 8 * noise('cpu', minute);
    }),
  'AWS/ECS MemoryUtilization ClusterName ServiceName': (subject) =>
    gauge(subject.scenario.minutes, (minute) => {
      if (subject.during(minute, 'memory leak')) return 94;
      if (isResting(subject, minute)) return undefined;
      return recurring('deployment', minute, 7, 10) ? 86 : 50 + 10 * noise('memory', minute);
    }),
  'ECS/ContainerInsights DesiredTaskCount ClusterName ServiceName': (subject) =>
    gauge(subject.scenario.minutes, (minute) => desired(subject, minute)),
  'ECS/ContainerInsights RunningTaskCount ClusterName ServiceName': (subject) =>
    gauge(subject.scenario.minutes, (minute) => running(subject, minute)),
  // None is reported of a target group without targets.
  'AWS/ApplicationELB HealthyHostCount LoadBalancer TargetGroup': (subject) =>
    gauge(subject.scenario.minutes, (minute) => {
      if (subject.during(minute, 'failing health checks')) return 0;
      return (running(subject, minute) ?? 0) - (recurring('interruption', minute, 5, 3) ? 1 : 0) || undefined;
    }),
  'AWS/ApplicationELB UnHealthyHostCount LoadBalancer TargetGroup': (subject) =>
    gauge(subject.scenario.minutes, (minute) => {
      if (subject.during(minute, 'failing health checks')) return serviceOf(subject).scaling.minTasks;
      return isResting(subject, minute)
        ? undefined
        : Number(recurring('deployment', minute, 7, 2) || recurring('interruption', minute, 5, 2));
    }),
  'AWS/ApplicationELB RequestCount LoadBalancer TargetGroup': ({ scenario }) =>
    gauge(scenario.minutes, (minute) => requestsAt(minute) || undefined),
  // Reported only where there is one.
  'AWS/ApplicationELB HTTPCode_Target_5XX_Count LoadBalancer TargetGroup': ({ scenario, environment, during }) =>
    gauge(scenario.minutes, (minute) =>
      during(minute, 'failing service') ? requestsAt(minute) || undefined : failuresAt(minute, environment.objectives) || undefined,
    ),
  'Carepath/Tasks FailedTasksOfService Service': (subject) => failures(subject),
  'Carepath/Tasks FailedTasks': (subject) => failures(subject),
  'Carepath/Tasks StartedTasks': (subject) =>
    gauge(subject.scenario.minutes, (minute) => {
      if (subject.during(minute, 'a storm of crashes')) return 4;
      return noise('start', minute) < 0.005 || recurring('deployment', minute, 7, 3) ? 2 : undefined;
    }),
  'AWS/ECS/ManagedScaling CapacityProviderReservation CapacityProviderName ClusterName': (subject) =>
    gauge(subject.scenario.minutes, (minute) => {
      if (subject.during(minute, 'no instances to be had')) return 200;
      return recurring('surge', minute, 2, 6) ? 150 : 100;
    }),
};

/** Where nothing fails the filters still count the starts, as no failure. */
function failures(subject: Subject) {
  return gauge(subject.scenario.minutes, (minute) => {
    if (subject.during(minute, 'crashing tasks', 'a storm of crashes')) return minute % 3 === 0 ? 1 : 0;
    return noise('start', minute) < 0.005 ? 0 : undefined;
  });
}

function desired(subject: Subject, minute: number): number {
  const { minTasks, maxTasks } = serviceOf(subject).scaling;
  if (subject.during(minute, 'load beyond the maximum')) return maxTasks;
  if (isResting(subject, minute)) return Math.min(subject.environment.workingHours.tasksOutside, minTasks);
  return recurring('surge', minute, 2, 40) ? Math.min(maxTasks, minTasks + 1) : minTasks;
}

/** New tasks take three minutes; a deployment starts all of them a second time before it ends the first. */
function running(subject: Subject, minute: number): number | undefined {
  if (subject.during(minute, 'tasks that are gone')) return 0;
  if (subject.during(minute, 'tasks that do not start')) return serviceOf(subject).scaling.minTasks - 1;
  const wanted = Math.min(desired(subject, minute), desired(subject, Math.max(0, minute - 3)));
  // Spot takes one, and gives another four minutes later.
  if (recurring('interruption', minute, 5, 4)) return Math.max(0, wanted - 1);
  return recurring('deployment', minute, 7, 6) ? 2 * wanted : wanted;
}

function isResting({ environment: { workingHours }, scenario: { incident } }: Subject, minute: number): boolean {
  if (workingHours.days.length === 0 || incident !== undefined) return false;
  const hour = hourOf(minute);
  return hour < 7 || hour >= 19;
}

function serviceOf({ service }: Subject): Service {
  if (!service) throw new Error('a figure of a service is asked for outside of any');
  return service;
}
