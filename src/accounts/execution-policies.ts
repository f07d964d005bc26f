import { BadInput } from '../assembly/bad-input';
import { deploymentPolicyName } from '../schema/account-names';
import type { Account } from './account';
import { actionsOf, deployableTypes, isDeployable } from './deployable';
import { identityPolicy } from './identity-policy';
import { type ManagedPolicy, refuseTooLong, type Statement } from './policy';
import { globalServices, type Subject, subjects } from './subjects';

/** Reading what it is, with no data in it; the services' schemas name dozens of them one by one. */
const described = ['ec2', 'ecs', 'elasticloadbalancing', 'autoscaling', 'rds', 'cloudwatch'];

/**
 * Actions that reach into data: not on anything, but on what `narrowed` says.
 *
 * A key encrypts and decrypts for services alone, on CloudFormation's behalf, and none of the account's principals uses it through this role.
 */
const cryptography = [
  'kms:Decrypt',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];
const narrowed = [...cryptography, 'kms:CreateGrant', 'secretsmanager:GetSecretValue', 'lambda:InvokeFunction'];

/**
 * What CloudFormation may do in an account in place of `AdministratorAccess`: for each subject one managed policy that allows what the types that
 * the platform can bring there need to be made, read, changed and deleted, in the Regions of its stacks.
 *
 * All types that configuration can bring, not only those that it brings today: else switching a proxy on would need an administrator.
 *
 * @throws BadInput for a type of the assembly that they would not cover, and where a policy is longer than IAM allows
 */
export function executionPolicies(account: Account): readonly ManagedPolicy[] {
  refuseUncovered(account);
  const actions = new Set(deployableTypes(account.purposes).flatMap(actionsOf).map(widened));
  refuseHomeless(actions);
  const policies = (Object.keys(subjects) as Subject[]).map((subject) => policyOf(subject, actions, account));
  const all = [...policies.filter(({ statements }) => statements.length > 0), identityPolicy(account)];
  refuseTooLong(all);
  return all;
}

function policyOf(subject: Subject, actions: ReadonlySet<string>, account: Account): ManagedPolicy {
  const services: readonly string[] = subjects[subject].services;
  const own = [...actions].filter((action) => services.includes(serviceOf(action)) && !narrowed.includes(action)).sort();
  const isGlobal = (action: string) => globalServices.includes(serviceOf(action));
  const regional = own.filter((action) => !isGlobal(action));
  const global = own.filter(isGlobal);
  return {
    name: deploymentPolicyName(account.platform, subject),
    description: `What CloudFormation may do for the stacks of ${account.platform}: ${subjects[subject].allows}`,
    statements: [
      ...(regional.length > 0 ? [allow(regional, account.regions)] : []),
      ...(global.length > 0 ? [allow(global, ['us-east-1'])] : []),
      ...narrowedStatements(subject, account),
    ],
  };
}

function allow(actions: readonly string[], regions: readonly string[]): Statement {
  return { Effect: 'Allow', Action: actions, Resource: '*', Condition: { StringEquals: { 'aws:RequestedRegion': regions } } };
}

function narrowedStatements(subject: Subject, { id, purposes }: Account): Statement[] {
  if (subject === 'compute' && purposes.includes('environment')) {
    // Custom resources: CloudFormation calls the function that makes them.
    return [{ Effect: 'Allow', Action: ['lambda:InvokeFunction'], Resource: `arn:aws:lambda:*:${id}:function:*` }];
  }
  if (subject !== 'data') return [];
  return [
    {
      Effect: 'Allow',
      Action: cryptography,
      Resource: `arn:aws:kms:*:${id}:key/*`,
      Condition: { StringLike: { 'kms:ViaService': '*.amazonaws.com' } },
    },
    {
      Effect: 'Allow',
      Action: ['kms:CreateGrant'],
      Resource: `arn:aws:kms:*:${id}:key/*`,
      Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    },
    // Parameters of templates: the version of the bootstrap stack, and AWS's newest machine images.
    {
      Effect: 'Allow',
      Action: ['ssm:GetParameter', 'ssm:GetParameters'],
      Resource: [`arn:aws:ssm:*:${id}:parameter/cdk-bootstrap/*`, 'arn:aws:ssm:*::parameter/aws/service/*'],
    },
    ...(purposes.includes('environment')
      ? ([
          // Templates refer to secrets that they have made, such as the origin's; the master password of a database is none of them.
          { Effect: 'Allow', Action: ['secretsmanager:GetSecretValue'], Resource: `arn:aws:secretsmanager:*:${id}:secret:*` },
          { Effect: 'Deny', Action: ['secretsmanager:GetSecretValue'], Resource: `arn:aws:secretsmanager:*:${id}:secret:rds!*` },
        ] as const)
      : []),
  ];
}

/** `ec2:DescribeVpcs` is covered by `ec2:Describe*`. */
function widened(action: string): string {
  const [, service = '', verb] = /^([\w-]+):(Describe|List)/.exec(action) ?? [];
  return verb && described.includes(service) ? `${service}:${verb}*` : action;
}

function serviceOf(action: string): string {
  return action.slice(0, action.indexOf(':'));
}

function refuseUncovered({ id, names, purposes, stacks }: Account): void {
  for (const { name, template } of stacks) {
    for (const [logicalId, { Type }] of Object.entries(template.Resources)) {
      if (Type === 'AWS::CDK::Metadata' || isDeployable(Type, purposes)) continue;
      throw new BadInput(
        `${name}/${logicalId}: no execution policy of ${names.join(', ') || id} covers ${Type}, and CloudFormation could not make it\n` +
          '  Add what its schema says it needs to src/accounts/handler-permissions.json (`aws cloudformation describe-type`).',
      );
    }
  }
}

function refuseHomeless(actions: ReadonlySet<string>): void {
  const known: readonly string[] = Object.values(subjects).flatMap(({ services }): readonly string[] => services);
  const homeless = [...new Set([...actions].map(serviceOf))].filter((service) => !known.includes(service));
  if (homeless.length > 0) {
    throw new BadInput(
      `no execution policy says what it allows of ${homeless.join(', ')}\n  Add it to a subject in src/accounts/subjects.ts.`,
    );
  }
}
