import type { Account } from '../../src/accounts/account';
import { boundary } from '../../src/accounts/boundaries';
import type { Statement } from '../../src/accounts/policy';
import type { StackArtifact } from '../../src/assembly/assembly';
import type { Resource } from '../../src/assembly/template';
import { matchesWildcard } from '../../src/assembly/wildcards';
import { boundaryName } from '../../src/schema/account-names';

export function resourcesOf(
  { stacks }: Account,
  type: string,
): { readonly stack: StackArtifact; readonly id: string; readonly resource: Resource }[] {
  return stacks.flatMap((stack) =>
    Object.entries(stack.template.Resources)
      .filter(([, { Type }]) => Type === type)
      .map(([id, resource]) => ({ stack, id, resource })),
  );
}

/** What the templates of an account grant to their roles, action by action. */
export function grantsOf(account: Account): { readonly action: string; readonly where: string }[] {
  return ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::Role']
    .flatMap((type) => resourcesOf(account, type))
    .flatMap(({ stack, id, resource }) => grantsIn(resource).map((action) => ({ action, where: `${stack.name}/${id}` })));
}

function grantsIn({ Properties = {} }: Resource): string[] {
  const inline = Array.isArray(Properties.Policies) ? Properties.Policies : [];
  const documents = [
    Properties.PolicyDocument,
    ...inline.map((policy) => (policy as { readonly PolicyDocument?: unknown }).PolicyDocument),
  ];
  return documents.flatMap((document) => {
    const statements = (document as { readonly Statement?: readonly Statement[] } | undefined)?.Statement ?? [];
    return statements.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Action = [] }) => Action);
  });
}

/** Roles without the boundary: CloudFormation may not make them. */
export function unbounded(account: Account): string[] {
  const arn = `arn:aws:iam::${account.id}:policy/${boundaryName(account.platform)}`;
  return resourcesOf(account, 'AWS::IAM::Role')
    .filter(({ resource }) => resource.Properties?.PermissionsBoundary !== arn)
    .map(({ stack, id }) => `${stack.name}/${id}`);
}

/** What the templates grant, and the boundary takes away: a role that fails when it is used. */
export function beyondBoundary(account: Account): string[] {
  const { statements } = boundary(account);
  return grantsOf(account)
    .filter(({ action }) => !allows(statements, action))
    .map(({ action, where }) => `${where}: ${action}`);
}

/** Resources and conditions left out. */
export function allows(statements: readonly Statement[], action: string): boolean {
  const matches = (patterns: readonly string[]) => patterns.some((pattern) => matchesWildcard(pattern, action, { ignoreCase: true }));
  const effects = statements
    .filter(({ Action, NotAction }) => (Action ? matches(Action) : !matches(NotAction ?? [])))
    .map(({ Effect }) => Effect);
  return effects.includes('Allow') && !effects.includes('Deny');
}
