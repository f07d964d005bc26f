import type { Named, ServiceAccessRow, Statement } from './access';

/**
 * Actions for which IAM knows no resource, so that a policy can only write `*`, or for which AWS's own instructions do.
 *
 * Source: "Actions, resources, and condition keys for AWS services" in the Service Authorization Reference, and the user guides named.
 */
const withoutResource = new Set(
  [
    'cloudwatch:PutMetricData ec2:DescribeSecurityGroups ec2:DescribeNetworkInterfaces ec2:DescribeSubnets ec2:DescribeVpcs',
    'ec2:DescribeInstances ec2:DescribeAvailabilityZones ecr:GetAuthorizationToken logs:DescribeLogGroups sts:GetCallerIdentity',
    // ECS Exec: "Monitor Amazon ECS containers with ECS Exec".
    'ssmmessages:CreateControlChannel ssmmessages:CreateDataChannel ssmmessages:OpenControlChannel ssmmessages:OpenDataChannel',
    'xray:PutTelemetryRecords xray:PutTraceSegments xray:GetSamplingRules xray:GetSamplingTargets',
    // Step Functions: "Using CloudWatch Logs to log execution history".
    'logs:CreateLogDelivery logs:GetLogDelivery logs:UpdateLogDelivery logs:DeleteLogDelivery logs:ListLogDeliveries',
    'logs:PutResourcePolicy logs:DescribeResourcePolicies',
    // Lambda: "Giving Lambda functions access to resources in an Amazon VPC".
    'ec2:CreateNetworkInterface ec2:DeleteNetworkInterface ec2:AssignPrivateIpAddresses ec2:UnassignPrivateIpAddresses',
    // DescribeAlarms returns composite alarms only where it is granted on `*`: CloudWatch API reference.
    'cloudwatch:DescribeAlarms cloudwatch:GetMetricData cloudwatch:GetMetricStatistics cloudwatch:ListMetrics',
    // "Execution role permissions for scheduled reports", AWS Cost Management.
    'ce:GetCostAndUsage ce:GetCostCategories ce:GetDimensionValues ce:GetTags',
    // "Amazon ECS container instance IAM role".
    'ecs:DiscoverPollEndpoint ec2:DescribeTags',
  ].flatMap((line) => line.toLowerCase().split(' ')),
);

/** CDK Pipelines grants these to its own self-mutation, which looks for the bootstrap stack and its bucket. */
const ofThePipeline = new Set(['cloudformation:describestacks', 's3:listbucket']);

/** Keys of conditions that hold a grant on `*` to some resources. */
const narrowing =
  /ResourceTag|ResourceAccount|ResourceOrg|RequestTag|^ecs:cluster|^iam:PassedToService|^kms:(ViaService|ResourceAliases|RequestAlias)/i;

/** Actions of a statement that reach everything there is, without need. */
export function excessOnEverything(statement: Statement, isPipeline: boolean): readonly string[] {
  if (statement.effect === 'Deny' || !coversEverything(statement)) return [];
  if (statement.actionsMean === 'all-but') return [`everything but ${statement.actions.join(', ')}`];
  const isNarrowed = statement.conditions.some((condition) => narrowing.test(condition));
  return statement.actions.filter((action) => {
    const lower = action.toLowerCase();
    if (/^(\*|[a-z0-9-]+:\*)$/.test(lower)) return true;
    return !isNarrowed && !withoutResource.has(lower) && !(isPipeline && ofThePipeline.has(lower));
  });
}

/** `*`, an ARN of any service, or everything but something. */
export function coversEverything({ resources, resourcesMean }: Statement): boolean {
  return resourcesMean === 'all-but' || resources.some(({ arn }) => /^(\*+|arn:[^:]*:[*?]+(:.*)?)$/.test(arn));
}

const ofShells = ['createcontrolchannel', 'createdatachannel', 'opencontrolchannel', 'opendatachannel'].map(
  (name) => `ssmmessages:${name}`,
);
const ofTheirLog = ['logs:describelogstreams', 'kms:decrypt', 'kms:generatedatakey'];

/** Whether ECS Exec asks for an action: on anything for the channels, otherwise on the cluster's own log and key for shells. */
export function isOfShell(action: string, resources: readonly Named[], { exec, shellResources }: ServiceAccessRow): boolean {
  const lower = action.toLowerCase();
  if (!exec) return false;
  if (ofShells.includes(lower) || lower === 'logs:describeloggroups') return true;
  return ofTheirLog.includes(lower) && resources.every(({ name }) => shellResources.includes(name.replace(/:\*$/, '')));
}

/** Whether a statement says nothing but what ECS Exec asks for. */
export function isShell({ effect, actions, actionsMean, resources, resourcesMean }: Statement, row: ServiceAccessRow): boolean {
  const isPlain = effect === 'Allow' && actionsMean === 'these' && resourcesMean === 'these';
  return isPlain && actions.every((action) => isOfShell(action, resources, row));
}

/**
 * Accounts from which Elastic Load Balancing writes access logs, in the Regions that were there before August 2022.
 *
 * Source: "Enable access logs for your Application Load Balancer", Elastic Load Balancing user guide.
 */
export const loadBalancingAccounts = new Set(
  [
    '098369216593 754344448648 582318560864 600734575887 383597477331 718504428378 114774131450 783225319266 589379963580 985666609251',
    '638102146993 037604701340 054676820928 897822967062 635631232127 156460612806 652711504416 009996457667 076674570225 507241528517',
    '127311923021 033677994240 190560391635 048591011584 027434742980 797873946194',
  ].flatMap((line) => line.split(' ')),
);

/** Policies of AWS that leave nothing out worth speaking of. */
export function isSweeping(policy: string): boolean {
  return /(AdministratorAccess|PowerUserAccess|FullAccess)$/.test(policy);
}
