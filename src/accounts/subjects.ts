/**
 * Which execution policy allows what of which services. A subject is a policy, and each has to stay within the length of one; a service that is
 * in none is refused, so that nobody allows one without having looked.
 */
export const subjects = {
  network: { allows: 'VPC, subnets, routes, security groups, instances, flow logs', services: ['ec2'] },
  edge: {
    allows: 'DNS records, certificates, CloudFront, web ACLs, APIs, load balancers',
    services: ['route53', 'acm', 'cloudfront', 'wafv2', 'apigateway', 'elasticloadbalancing'],
  },
  compute: {
    allows: 'ECS, scaling, functions, state machines, schedules, rules, images, builds, the pipeline',
    services: [
      'ecs',
      'autoscaling',
      'application-autoscaling',
      'lambda',
      'states',
      'scheduler',
      'events',
      'ecr',
      'codebuild',
      'codepipeline',
    ],
  },
  data: {
    allows: 'databases, buckets, backups, keys, secrets, parameters and documents',
    services: ['rds', 's3', 'backup', 'backup-storage', 'kms', 'secretsmanager', 'ssm'],
  },
  watch: {
    allows: 'logs, alarms, topics, trail, AWS Config, GuardDuty, Security Hub, analyzer, budgets, exports of bills',
    services: [
      'logs',
      'cloudwatch',
      'sns',
      'cloudtrail',
      'config',
      'guardduty',
      'securityhub',
      'access-analyzer',
      'budgets',
      'ce',
      'bcm-data-exports',
      'cur',
    ],
  },
} as const satisfies Readonly<Record<string, { readonly allows: string; readonly services: readonly string[] }>>;

export type Subject = keyof typeof subjects;

/** Services with one endpoint for all Regions, which IAM sees as a request to us-east-1: "AWS global condition context keys", aws:RequestedRegion. */
export const globalServices: readonly string[] = ['route53', 'cloudfront', 'budgets', 'ce', 'bcm-data-exports', 'cur'];
