import type { Assembly, StackArtifact } from '../assembly/assembly';
import { BadInput } from '../assembly/bad-input';
import { deploymentBoundaryName } from '../schema/account-names';
import { type Account, accountsOf } from './account';
import { type PoliciesStack, policiesStack } from './policies-stack';

/** What has to stand in an account before the first promotion, in order: the policies, then a bootstrap stack in each Region. */
export interface AccountPlan {
  readonly account: Account;
  readonly policies: PoliciesStack;
  readonly bootstraps: readonly Bootstrap[];
}

/** A run of the CDK's CLI. */
export interface Bootstrap {
  readonly region: string;
  readonly qualifier: string;
  /** What follows `cdk`. */
  readonly arguments: readonly string[];
}

/**
 * @param name `pipeline` or an environment's. @default - all accounts of the assembly
 * @throws BadInput for another name, and where the assembly has what no policy covers
 */
export function bootstrapPlans(assembly: Assembly, name?: string): readonly AccountPlan[] {
  const accounts = accountsOf(assembly);
  const chosen = accounts.filter(({ names }) => name === undefined || names.includes(name));
  if (chosen.length === 0) {
    const names = accounts.flatMap((account) => account.names).join(', ');
    throw new BadInput(`--environment ${name}: not in ${assembly.directory}\n  It has: ${names}.`);
  }
  return chosen.map(planOf);
}

function planOf(account: Account): AccountPlan {
  const policies = policiesStack(account);
  return { account, policies, bootstraps: account.regions.map((region) => bootstrap(account, policies, region)) };
}

function bootstrap({ id, platform, pipeline, stacks }: Account, { executionPolicies }: PoliciesStack, region: string): Bootstrap {
  const arns = executionPolicies.map((policy) => `arn:aws:iam::${id}:policy/${policy.name}`);
  const qualifier = qualifierOf(stacks.filter((stack) => stack.region === region));
  return {
    region,
    qualifier,
    arguments: [
      'bootstrap',
      `aws://${id}/${region}`,
      ...['--qualifier', qualifier],
      // Deployments alone: reading an account under its lookup role needs no trust, for synthesis looks nothing up.
      ...(id === pipeline ? [] : ['--trust', pipeline]),
      ...['--cloudformation-execution-policies', arns.join(',')],
      ...['--custom-permissions-boundary', deploymentBoundaryName(platform)],
      '--bootstrap-customer-key',
      '--public-access-block-configuration',
      '--termination-protection',
    ],
  };
}

/** The synthesizer has written it into the templates: the bootstrap stack has to be of the same. */
function qualifierOf(stacks: readonly StackArtifact[]): string {
  const found = stacks.map(
    ({ template }) => /^\/cdk-bootstrap\/([^/]+)\/version$/.exec(String(template.Parameters?.BootstrapVersion?.Default))?.[1],
  );
  const [first, ...others] = new Set(found);
  if (first !== undefined && others.length === 0) return first;
  const names = stacks.map(({ name }) => name).join(', ');
  throw new BadInput(`${names}: their templates do not name one bootstrap stack\n  Synthesise them all with one qualifier.`);
}
