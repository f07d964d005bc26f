import { Stack } from 'aws-cdk-lib';
import type { ICluster } from 'aws-cdk-lib/aws-ecs';
import { CfnInstanceProfile, ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { holdSessions } from './hold-sessions';

export interface InstanceRoleProps {
  readonly cluster: ICluster;
  /** Whether an operator may open a session on an instance, through Systems Manager and no other way. */
  readonly sessions: boolean;
}

/**
 * What the agent on a container instance may do: join this one cluster and take its tasks. Neither images nor logs are among it, for those
 * the agent fetches and writes by each task's own execution role. AWS's managed policy for this would allow both, and any cluster.
 */
export class InstanceRole extends Construct {
  readonly instanceProfileArn: string;

  constructor(scope: Construct, id: string, { cluster, sessions }: InstanceRoleProps) {
    super(scope, id);
    const policy = new ManagedPolicy(this, 'Policy', {
      description: 'What the agent of a container instance does',
      statements: [...agentStatements(cluster), ...(sessions ? sessionStatements(this) : [])],
    });
    const role = new Role(this, 'Resource', { assumedBy: new ServicePrincipal('ec2.amazonaws.com'), managedPolicies: [policy] });
    this.instanceProfileArn = new CfnInstanceProfile(this, 'Profile', { roles: [role.roleName] }).attrArn;
  }
}

/** Source: Service Authorization Reference, "Amazon Elastic Container Service": which of the agent's actions know which resource. */
function agentStatements({ clusterArn }: ICluster): PolicyStatement[] {
  return [
    new PolicyStatement({ sid: 'FindCluster', actions: ['ecs:DiscoverPollEndpoint'], resources: ['*'] }),
    new PolicyStatement({
      sid: 'JoinCluster',
      actions: [
        'ecs:RegisterContainerInstance',
        'ecs:DeregisterContainerInstance',
        'ecs:SubmitAttachmentStateChanges',
        'ecs:SubmitContainerStateChange',
        'ecs:SubmitTaskStateChange',
      ],
      resources: [clusterArn],
    }),
    new PolicyStatement({
      sid: 'TakeTasks',
      actions: ['ecs:Poll', 'ecs:StartTelemetrySession'],
      resources: ['*'], // The instance's own id exists only after it has joined.
      conditions: { ArnEquals: { 'ecs:cluster': clusterArn } },
    }),
  ];
}

/** Source: AWS's managed policy AmazonSSMManagedInstanceCore, less parameters, patches and documents, which nothing here uses. */
export function sessionStatements(scope: Construct): PolicyStatement[] {
  return [
    new PolicyStatement({
      sid: 'BeManaged',
      actions: ['ssm:UpdateInstanceInformation'],
      resources: [Stack.of(scope).formatArn({ service: 'ec2', resource: 'instance', resourceName: '*' })],
    }),
    holdSessions(),
  ];
}
