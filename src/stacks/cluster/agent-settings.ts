import { UserData } from 'aws-cdk-lib/aws-ec2';

/**
 * What the agent of a container instance is told at boot.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-agent-config.html
 */
export function agentSettings(clusterName: string): UserData {
  const settings = {
    ECS_CLUSTER: clusterName,
    // The hop limit holds back what goes through the host's bridge; a task has an interface of its own, and needs this to stay away from
    // the instance's credentials.
    ECS_AWSVPC_BLOCK_IMDS: 'true',
    ECS_DISABLE_PRIVILEGED: 'true',
    // Logs are written by the task's execution role: the instance's may not.
    ECS_ENABLE_AWSLOGS_EXECUTIONROLE_OVERRIDE: 'true',
    // Kept from tasks, in MiB: `memoryForTasks` counts on it.
    ECS_RESERVED_MEMORY: '256',
    // What a task left in its volumes goes soon after it, not three hours later.
    ECS_ENGINE_TASK_CLEANUP_WAIT_DURATION: '10m',
  };
  const userData = UserData.forLinux();
  userData.addCommands(...Object.entries(settings).map(([name, value]) => `echo '${name}=${value}' >> /etc/ecs/ecs.config`));
  return userData;
}
