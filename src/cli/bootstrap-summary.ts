import type { AccountPlan } from '../accounts/bootstrap-plan';
import { lengthOf, longestPolicy, type ManagedPolicy } from '../accounts/policy';
import { type Colours, wrap } from './terminal';

/** What is going to be done in an account, in 80 columns. */
export function describePlan({ account, policies, bootstraps }: AccountPlan, { bold }: Colours): string {
  return [
    bold(`${account.names.join(', ')}: account ${account.id}`),
    `  1. stack ${policies.name} in ${policies.region}, with CloudFormation's policies:`,
    ...policyLines(policies.executionPolicies).map((line) => `     ${line}`),
    ...bootstraps.map(({ region }, index) => `  ${index + 2}. cdk bootstrap in ${region}`),
  ].join('\n');
}

/** A script that does it, for a shell in the repository with credentials of the account. */
export function scriptOf({ account, policies, bootstraps }: AccountPlan): string {
  const file = `${policies.name}-${account.id}.json`;
  const at = `--stack-name ${policies.name} --region ${policies.region}`;
  return [
    `# ${account.names.join(', ')}: with credentials of account ${account.id}`,
    `test "$(aws sts get-caller-identity --query Account --output text)" = ${account.id} || exit 2`,
    '',
    wrap('CloudFormation’s policies, its boundary and that of the stacks’ roles, which the bootstrap stacks name:', '# '),
    ...policyLines(policies.executionPolicies).map((line) => `#   ${line}`),
    `cat > ${file} <<'JSON'`,
    JSON.stringify(policies.template, undefined, 1),
    'JSON',
    `aws cloudformation deploy ${at} --template-file ${file} --capabilities CAPABILITY_NAMED_IAM || exit 1`,
    `aws cloudformation update-termination-protection ${at} --enable-termination-protection || exit 1`,
    '',
    ...bootstraps.map(({ arguments: args }) => `npx cdk ${args.map(quoted).join(' ')} || exit 1`),
    '',
  ].join('\n');
}

function policyLines(policies: readonly ManagedPolicy[]): string[] {
  const width = Math.max(...policies.map(({ name }) => name.length));
  return policies.map((policy) => `${policy.name.padEnd(width)}  ${String(lengthOf(policy)).padStart(4)} of ${longestPolicy} characters`);
}

function quoted(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}
