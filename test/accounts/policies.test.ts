import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Account, accountsOf } from '../../src/accounts/account';
import { boundary, deploymentBoundary } from '../../src/accounts/boundaries';
import { executionPolicies } from '../../src/accounts/execution-policies';
import { driftReads, gateReads, gatesRole } from '../../src/accounts/gates-role';
import { namesOfIdentities } from '../../src/accounts/identity-policy';
import { policiesStack } from '../../src/accounts/policies-stack';
import { documentOf, lengthOf, longestPolicy, mostPolicies, type Statement } from '../../src/accounts/policy';
import { matchesWildcard } from '../../src/assembly/wildcards';
import { synthesisedAssembly } from '../synthesised';
import { allows, beyondBoundary, grantsOf, resourcesOf, unbounded } from './granted';

const accounts = accountsOf(synthesisedAssembly());
const environment = account(({ names }) => names.includes('prod'));
const pipeline = account(({ names }) => names.includes('pipeline'));

function account(of: (account: Account) => boolean): Account {
  const found = accounts.find(of);
  if (!found) throw new Error('the assembly has no such account');
  return found;
}

const policies = accounts.flatMap((one) => [...executionPolicies(one), boundary(one), deploymentBoundary(one)]);
const allowed = (statements: readonly Statement[]) =>
  statements.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Action = [] }) => Action);
const execution = (one: Account) => executionPolicies(one).flatMap(({ statements }) => statements);

function withResource(one: Account, Type: string): Account {
  const [stack] = one.stacks;
  if (!stack) throw new Error('the account has no stack');
  const resources = { ...stack.template.Resources, New: { Type } };
  return { ...one, stacks: [{ ...stack, template: { ...stack.template, Resources: resources } }] };
}

describe('what CloudFormation may do', () => {
  test('covers every type of the assembly', () => {
    expect(() => accounts.map(policiesStack)).not.toThrow();
  });

  test('does not cover a type that nobody has looked at, and says what to do', () => {
    expect(() => policiesStack(withResource(environment, 'AWS::SQS::Queue'))).toThrow(
      /New: no execution policy of prod covers AWS::SQS::Queue, and CloudFormation could not make it\n {2}Add what its schema says/,
    );
  });

  test('is no pipeline where an environment is', () => {
    expect(() => policiesStack(withResource(environment, 'AWS::CodePipeline::Pipeline'))).toThrow(/covers AWS::CodePipeline::Pipeline/);
  });

  test('is an identity provider of GitHub, where the pipeline is, and of nobody else', () => {
    const action = 'iam:CreateOpenIDConnectProvider';
    const of = (statements: readonly Statement[]) =>
      statements
        .filter(({ Action = [] }) => Action.includes(action))
        .map(({ Effect, Resource, NotResource }) => ({ Effect, Resource, NotResource }));
    const github = `arn:aws:iam::${pipeline.id}:oidc-provider/token.actions.githubusercontent.com`;
    expect(() => policiesStack(withResource(pipeline, 'AWS::IAM::OIDCProvider'))).not.toThrow();
    expect(of(execution(pipeline))).toEqual([{ Effect: 'Allow', Resource: github }]);
    expect(of(deploymentBoundary(pipeline).statements)).toEqual([{ Effect: 'Deny', NotResource: github }]);
    expect(of(execution(environment))).toEqual([]);
    expect(of(deploymentBoundary(environment).statements)).toEqual([{ Effect: 'Deny', Resource: '*' }]);
  });

  test('fits into policies, and the policies onto a role', () => {
    expect(policies.filter((policy) => lengthOf(policy) > longestPolicy)).toEqual([]);
    expect(Math.max(...accounts.map((one) => executionPolicies(one).length))).toBeLessThanOrEqual(mostPolicies);
  });

  test('is nowhere everything, of all services or of one', () => {
    const actions = accounts.flatMap((one) => allowed(execution(one)));
    expect(actions.length).toBeGreaterThan(400);
    expect(actions.filter((action) => /^\*|:\*$/.test(action))).toEqual([]);
    expect(JSON.stringify(accounts.map(policiesStack))).not.toContain('AdministratorAccess');
  });

  test('is in the Regions of its stacks, and beyond them only what has one endpoint for all', () => {
    const regions = execution({ ...environment, regions: ['eu-central-1'] }).flatMap(({ Condition }) =>
      [Condition?.StringEquals?.['aws:RequestedRegion'] ?? []].flat(),
    );
    expect(new Set(regions)).toEqual(new Set(['eu-central-1', 'us-east-1']));
  });

  test('makes no role without the boundary, and takes it from none', () => {
    const making = execution(environment).filter(({ Effect, Action = [] }) => Effect === 'Allow' && Action.includes('iam:CreateRole'));
    expect(making.map(({ Condition }) => Condition)).toEqual([
      { StringEquals: { 'iam:PermissionsBoundary': `arn:aws:iam::${environment.id}:policy/carepath-boundary` } },
    ]);
    expect(allowed(execution(environment))).not.toContain('iam:DeleteRolePermissionsBoundary');
  });

  test('reads no secret that RDS keeps', () => {
    const secrets = execution(environment).filter(({ Action = [] }) => Action.includes('secretsmanager:GetSecretValue'));
    expect(secrets.map(({ Effect, Resource }) => [Effect, Resource])).toEqual([
      ['Allow', `arn:aws:secretsmanager:*:${environment.id}:secret:*`],
      ['Deny', `arn:aws:secretsmanager:*:${environment.id}:secret:rds!*`],
    ]);
  });

  test('reaches every role that a template names', () => {
    const named = accounts.flatMap((one) =>
      resourcesOf(one, 'AWS::IAM::Role').flatMap(({ resource }) => {
        const { RoleName } = resource.Properties ?? {};
        return typeof RoleName === 'string' ? [{ RoleName, names: namesOfIdentities(one) }] : [];
      }),
    );
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter(({ RoleName, names }) => !names.some((name) => matchesWildcard(name, RoleName)))).toEqual([]);
  });
});

describe('the boundary of roles', () => {
  test('is on every role', () => {
    expect(accounts.flatMap(unbounded)).toEqual([]);
  });

  test.each(accounts.map((one) => [one.names.join(), one] as const))('takes away nothing that the templates of %s grant', (_names, one) => {
    expect(grantsOf(one).length).toBeGreaterThan(10);
    expect(beyondBoundary(one)).toEqual([]);
  });

  test('lets nothing make an identity, stop the trail or go to another account from an environment', () => {
    const { statements } = boundary(environment);
    const actions = [
      'iam:CreateRole',
      'iam:CreateAccessKey',
      'cloudtrail:StopLogging',
      'sts:AssumeRole',
      'organizations:LeaveOrganization',
    ];
    expect(actions.filter((action) => allows(statements, action))).toEqual([]);
  });
});

describe('the gates’ role', () => {
  const { Properties } = gatesRole(environment);

  test('is in environments’ accounts alone', () => {
    expect(Object.keys(policiesStack(pipeline).template.Resources)).not.toContain('Gates');
    expect(Object.keys(policiesStack(environment).template.Resources)).toContain('Gates');
  });

  test('trusts the gates’ roles of the pipeline’s account, and nobody else', () => {
    expect(Properties?.AssumeRolePolicyDocument).toMatchObject({
      Statement: [
        {
          Action: 'sts:AssumeRole',
          Principal: { AWS: `arn:aws:iam::${pipeline.id}:root` },
          Condition: { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${pipeline.id}:role/carepath-gate-*` } },
        },
      ],
    });
  });

  test('may make every call that gates make of the services of an environment', () => {
    const services: Readonly<Record<string, string>> = {
      cloudformation: 'cloudformation',
      cloudwatch: 'cloudwatch',
      'config-service': 'config',
      ecs: 'ecs',
      securityhub: 'securityhub',
    };
    const gates = join(__dirname, '..', '..', 'src', 'gates');
    const sources = readdirSync(gates, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const calls = sources.flatMap((file) =>
      [...readFileSync(join(gates, file), 'utf8').matchAll(/import \{([^}]*)\} from '@aws-sdk\/client-([\w-]+)'/g)].flatMap(
        ([, names = '', client = '']) =>
          [...names.matchAll(/(\w+)Command\b/g)].flatMap(([, call = '']) => (services[client] ? [`${services[client]}:${call}`] : [])),
      ),
    );
    expect(calls).toContain('cloudformation:GetTemplate');
    expect(calls.filter((call) => !gateReads.includes(call))).toEqual([]);
  });

  test('changes nothing and reads no data', () => {
    const actions =
      JSON.stringify(Properties?.Policies)
        .replaceAll('aws:RequestedRegion', '')
        .match(/[a-z]+:[A-Z]\w+/g) ?? [];
    const strange = actions.filter(
      (action) => !/:(Describe|List|DetectStack|GetTemplate$|GetMetricData$|GetConformancePack|GetCompliance|GetFindings$)/.test(action),
    );
    const settings = driftReads().map((action) => action.replace(/^.*-/, '')); // `access-analyzer` is found from its hyphen on.
    expect(strange.filter((action) => !settings.includes(action))).toEqual([]);
  });
});

test('a document has no white space that IAM would count', () => {
  expect(policies.filter((policy) => /\s/.test(JSON.stringify(documentOf(policy)))).map(({ name }) => name)).toEqual([]);
});

describe('what drift detection may read', () => {
  const reads = driftReads();

  test('is settings, and nothing that they protect', () => {
    const opening =
      /:(GetSecretValue|GetObject|GetParameter|GetLogEvents|FilterLogEvents|GetItem|Scan|Query|Select|Decrypt|Receive|BatchGetItem|Download)/;
    expect(reads.filter((action) => opening.test(action) || !/:(Describe|Get|List|GET$)/.test(action))).toEqual([]);
  });

  test('is named call by call, and fits into the policies of a role', () => {
    expect(reads.filter((action) => action.includes('*'))).toEqual([]);
    expect(JSON.stringify(reads).length).toBeLessThan(8_000); // Of 10,240 characters for all inline policies of a role.
    expect(reads).toEqual(
      expect.arrayContaining(['ec2:DescribeSecurityGroups', 'iam:GetRole', 'rds:DescribeDBInstances', 's3:GetBucketPolicy']),
    );
  });
});
