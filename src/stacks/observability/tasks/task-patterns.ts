import type { EventPattern } from 'aws-cdk-lib/aws-events';

/**
 * Which of ECS's events are a start of a service's task, and which a failure of one. Tasks that no service keeps (migrations) are neither:
 * who starts them waits for them.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
 */
export function taskPatterns(clusterArn: string): { readonly started: EventPattern; readonly failed: EventPattern } {
  const ofCluster = (detail: object): EventPattern => ({
    source: ['aws.ecs'],
    detailType: ['ECS Task State Change'],
    detail: { clusterArn: [clusterArn], group: [{ prefix: 'service:' }], ...detail },
  });
  return {
    // Not on its way out again, and before its health is known: later events of a running task repeat the state.
    started: ofCluster({
      lastStatus: ['RUNNING'],
      desiredStatus: ['RUNNING'],
      $or: [{ healthStatus: ['UNKNOWN'] }, { healthStatus: [{ exists: false }] }],
    }),
    // Left out: what the scheduler stops by itself (deployments, scale-in, rebalancing), Spot interruptions, retired hosts, and people.
    failed: ofCluster({
      lastStatus: ['STOPPED'],
      $or: [
        { stopCode: ['TaskFailedToStart'] },
        // Of several containers one is enough. An exit code of 0 is a container that was asked to end, or has nothing to do.
        { stopCode: ['EssentialContainerExited'], containers: { exitCode: [{ 'anything-but': [0] }] } },
        // The scheduler ends what fails the load balancer's health checks, or its own container's.
        { stopCode: ['ServiceSchedulerInitiated'], stoppedReason: [{ prefix: 'Task failed ' }] },
      ],
    }),
  };
}
