import type { Resource, Template, Value } from '../assembly/template';
import type { Account } from './account';
import { boundary, deploymentBoundary } from './boundaries';
import { executionPolicies } from './execution-policies';
import { gatesRole } from './gates-role';
import { documentOf, type ManagedPolicy } from './policy';

/** What has to be in an account before its bootstrap stacks: IAM is for all Regions, so it is deployed to the first alone. */
export interface PoliciesStack {
  readonly name: string;
  readonly region: string;
  readonly template: Template;
  /** Those of CloudFormation's role. */
  readonly executionPolicies: readonly ManagedPolicy[];
}

/** @throws BadInput for a type of the assembly that no policy covers */
export function policiesStack(account: Account): PoliciesStack {
  const execution = executionPolicies(account);
  const policies = [...execution, boundary(account), deploymentBoundary(account)];
  const resources = Object.fromEntries(policies.map((policy) => [logicalId(account, policy), resourceOf(policy)]));
  return {
    name: `${account.platform}-bootstrap-policies`,
    region: account.regions[0],
    executionPolicies: execution,
    template: {
      Description: `What bounds deployments of ${account.platform}; made by carepath bootstrap, before the bootstrap stacks of the CDK`,
      Resources: account.purposes.includes('environment') ? { ...resources, Gates: gatesRole(account) } : resources,
    },
  };
}

function resourceOf(policy: ManagedPolicy): Resource {
  return {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: {
      ManagedPolicyName: policy.name,
      Description: policy.description,
      PolicyDocument: JSON.parse(JSON.stringify(documentOf(policy))) as Value,
    },
  };
}

/** `carepath-deployment-network` is `DeploymentNetwork`. */
function logicalId({ platform }: Account, { name }: ManagedPolicy): string {
  return name
    .slice(platform.length + 1)
    .split('-')
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join('');
}
