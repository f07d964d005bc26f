import { type Account, accountsOf } from '../../src/accounts/account';
import { policiesStack } from '../../src/accounts/policies-stack';
import { beyondBoundary, unbounded } from '../accounts/granted';
import type { Invariants } from './synthesised';

export const accountInvariants: Invariants = {
  'CloudFormation may make whatever is deployed': ({ assembly }) => accountsOf(assembly).flatMap(uncovered),

  'every role is within the boundary': ({ assembly }) => accountsOf(assembly).flatMap(unbounded),

  'the boundary takes nothing from a role that its policies grant': ({ assembly }) => accountsOf(assembly).flatMap(beyondBoundary),
};

function uncovered(account: Account): string[] {
  try {
    policiesStack(account);
    return [];
  } catch (error) {
    return [String(error)];
  }
}
