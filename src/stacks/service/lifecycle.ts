import { Duration } from 'aws-cdk-lib';

/**
 * How a task comes and goes. `README.md` tells the team that writes the image.
 *
 * On Spot the warning comes 120 seconds before the end, as SIGTERM, and the load balancer may not be told before the task has stopped. So a
 * task that goes must be found out by its health check (after `healthInterval` times `unhealthyAfter`, and the timeout), its last requests
 * must have been answered (`deregistrationDelay`), and only then may it be killed (`stopTimeout`, of which 120 seconds are Fargate's most).
 * Each of these is shorter than the next; an invariant of every generated configuration holds them to it.
 *
 * @see https://repost.aws/knowledge-center/fargate-spot-termination-notice
 */
export const lifecycle = {
  healthInterval: Duration.seconds(10),
  healthTimeout: Duration.seconds(5),
  healthyAfter: 2,
  unhealthyAfter: 2,
  deregistrationDelay: Duration.seconds(60),
  stopTimeout: Duration.seconds(120),
  /** So long a new task may fail its health check before ECS gives it up. */
  startGrace: Duration.seconds(120),
} as const;
