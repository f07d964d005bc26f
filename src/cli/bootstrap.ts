import { type AccountPlan, bootstrapPlans } from '../accounts/bootstrap-plan';
import { callersAccount } from '../accounts/caller';
import { type Deployed, deployPolicies } from '../accounts/deploy-policies';
import { runCdk } from '../accounts/run-cdk';
import { BadInput } from '../assembly/bad-input';
import { loadAssembly } from '../assembly/load-assembly';
import type { Connection } from '../gates/aws/connection';
import { describePlan, scriptOf } from './bootstrap-summary';
import { coloursOf, type Terminal } from './terminal';

export interface BootstrapOptions {
  readonly print?: boolean;
  readonly assembly: string;
  readonly environment?: string;
  readonly json?: boolean;
}

/** What `--json` prints of an account. */
export interface BootstrapReport {
  readonly account: string;
  readonly for: readonly string[];
  readonly regions: readonly string[];
  readonly policies: { readonly stack: string; readonly region: string; readonly template: object; readonly outcome: Deployed | 'printed' };
  readonly commands: readonly (readonly string[])[];
}

/**
 * Makes, or prints, what an account needs before the first promotion. Run again, it brings what is there up to date.
 *
 * @param connection to the account; its Region is not looked at
 * @returns 0
 * @throws BadInput where the credentials are of another account, and where AWS or the CDK's CLI refuses
 */
export async function bootstrapCommand(options: BootstrapOptions, terminal: Terminal, connection?: Connection): Promise<number> {
  const plans = bootstrapPlans(loadAssembly(options.assembly), options.environment);
  if (options.print) {
    const reports = plans.map((plan) => report(plan, 'printed'));
    terminal.out.write(options.json ? asJson(reports) : plans.map(scriptOf).join('\n'));
    return 0;
  }
  const [first] = plans;
  const reach = connection ?? { region: first?.account.regions[0] ?? 'us-east-1' };
  const plan = planFor(plans, await callersAccount(reach));
  const colours = coloursOf(terminal.out, terminal);
  if (!options.json) terminal.out.write(`${describePlan(plan, colours)}\n`);
  const outcome = await deployPolicies(reach, plan.policies);
  if (!options.json) terminal.out.write(`${colours.green(outcome)} ${plan.policies.name}\n`);
  for (const { region, arguments: args } of plan.bootstraps) {
    await runCdk(args, { ...terminal.environment, AWS_REGION: region }, terminal.err);
    if (!options.json) terminal.out.write(`${colours.green('bootstrapped')} aws://${plan.account.id}/${region}\n`);
  }
  if (options.json) terminal.out.write(asJson([report(plan, outcome)]));
  return 0;
}

/** The mistake that costs most here: policies of one account in another. */
function planFor(plans: readonly AccountPlan[], caller: string): AccountPlan {
  const plan = plans.find(({ account }) => account.id === caller);
  if (plan) return plan;
  const wanted = plans.map(({ account }) => `${account.id} (${account.names.join(', ')})`).join(', ');
  throw new BadInput(
    `the credentials are of account ${caller}, and this would bootstrap ${wanted}\n  Sign in to that account, or set AWS_PROFILE; \`--print\` says what would be done.`,
  );
}

function report({ account, policies, bootstraps }: AccountPlan, outcome: Deployed | 'printed'): BootstrapReport {
  return {
    account: account.id,
    for: account.names,
    regions: account.regions,
    policies: { stack: policies.name, region: policies.region, template: policies.template, outcome },
    commands: bootstraps.map(({ arguments: args }) => ['npx', 'cdk', ...args]),
  };
}

function asJson(reports: readonly BootstrapReport[]): string {
  return `${JSON.stringify({ accounts: reports }, undefined, 2)}\n`;
}
