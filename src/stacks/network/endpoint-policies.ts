import { ArnFormat, Stack } from 'aws-cdk-lib';
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { InterfaceEndpoint } from '../../schema/environment';

/** What tasks may pull: the private registry of the pipeline's account. */
export interface PulledImages {
  readonly account: string;
  readonly region: string;
  /** Pattern of repository names, such as `carepath/*`. */
  readonly repositories: string;
}

interface Admission {
  readonly actions: readonly string[];
  /** @default - the actions know no resource */
  readonly resources?: readonly string[];
}

/**
 * What passes through an interface endpoint: the calls that a service of this platform makes, by principals of this account, on resources
 * of this account. Keys of another account lead nowhere from here, and nothing is carried out to another account's resource. The one
 * exception is deliberate: images lie in the pipeline's account.
 */
export function endpointPolicy(scope: Construct, endpoint: InterfaceEndpoint, images: PulledImages): PolicyStatement[] {
  const { account } = Stack.of(scope);
  return admissions(Stack.of(scope), images)[endpoint].map(
    ({ actions, resources = ['*'] }) =>
      new PolicyStatement({
        principals: [new AnyPrincipal()],
        actions: [...actions],
        resources: [...resources],
        conditions: { StringEquals: { 'aws:PrincipalAccount': account } },
      }),
  );
}

function admissions(stack: Stack, images: PulledImages): Readonly<Record<InterfaceEndpoint, readonly Admission[]>> {
  const own = (service: string, resource: string, arnFormat = ArnFormat.SLASH_RESOURCE_NAME) =>
    stack.formatArn({ service, resource, resourceName: '*', arnFormat });
  const { account, region, repositories } = images;
  const pull: readonly Admission[] = [
    { actions: ['ecr:GetAuthorizationToken'] },
    {
      actions: ['ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'],
      resources: [stack.formatArn({ service: 'ecr', account, region, resource: 'repository', resourceName: repositories })],
    },
  ];
  return {
    'ecr.api': pull,
    'ecr.dkr': pull,
    // The agent of a container instance asks where to poll, and polls there; `instance-role.ts` says which of it is for which instance.
    ecs: [{ actions: ['ecs:DiscoverPollEndpoint', 'ecs:RegisterContainerInstance', 'ecs:DeregisterContainerInstance', 'ecs:Submit*'] }],
    // These two take no policy; what passes is signed by the instance's role, which is for one cluster.
    'ecs-agent': [],
    'ecs-telemetry': [],
    logs: [
      {
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams', 'logs:DescribeLogGroups'],
        resources: [own('logs', 'log-group', ArnFormat.COLON_RESOURCE_NAME)],
      },
    ],
    secretsmanager: [
      {
        actions: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
        resources: [own('secretsmanager', 'secret', ArnFormat.COLON_RESOURCE_NAME)],
      },
    ],
    kms: [{ actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey*', 'kms:DescribeKey'], resources: [own('kms', 'key')] }],
    ssm: [
      { actions: ['ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParametersByPath'], resources: [own('ssm', 'parameter')] },
      { actions: ['ssm:UpdateInstanceInformation'], resources: [own('ec2', 'instance')] },
    ],
    ssmmessages: [{ actions: ['ssmmessages:*'] }], // Channels of Session Manager: they belong to the principal and have no ARN.
    monitoring: [{ actions: ['cloudwatch:PutMetricData'] }],
    sts: [
      { actions: ['sts:GetCallerIdentity'] },
      {
        actions: ['sts:AssumeRole', 'sts:TagSession'],
        resources: [stack.formatArn({ service: 'iam', region: '', resource: 'role', resourceName: '*' })],
      },
    ],
  };
}
