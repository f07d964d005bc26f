import { BadInput } from '../assembly/bad-input';

/** A statement of an IAM policy. `NotAction` and `NotResource` stand in boundaries alone, which grant nothing. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string;
  readonly Condition?: { readonly [operator: string]: { readonly [key: string]: string | readonly string[] } };
}

export interface ManagedPolicy {
  readonly name: string;
  readonly description: string;
  readonly statements: readonly Statement[];
}

/** Characters of a managed policy, white space left out: "IAM and AWS STS quotas", IAM user guide. */
export const longestPolicy = 6144;

/** Managed policies that a role may have unless its account has asked for more: the same page. */
export const mostPolicies = 10;

export function documentOf({ statements }: ManagedPolicy): { readonly Version: '2012-10-17'; readonly Statement: readonly Statement[] } {
  return { Version: '2012-10-17', Statement: statements };
}

/** Characters that IAM counts. No value in these policies has white space in it. */
export function lengthOf(policy: ManagedPolicy): number {
  return JSON.stringify(documentOf(policy)).length;
}

/** @throws BadInput where IAM would refuse it */
export function refuseTooLong(policies: readonly ManagedPolicy[]): void {
  for (const policy of policies) {
    const length = lengthOf(policy);
    if (length <= longestPolicy) continue;
    throw new BadInput(
      `the policy ${policy.name} has ${length} characters, and IAM allows ${longestPolicy}\n  Give some of its services a subject of their own in src/accounts/subjects.ts.`,
    );
  }
  if (policies.length > mostPolicies) {
    throw new BadInput(
      `${policies.length} execution policies, and a role may have ${mostPolicies}\n  Join subjects in src/accounts/subjects.ts.`,
    );
  }
}
