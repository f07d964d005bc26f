import { CannotFollow, type Refused } from '../assembly/refusal';
import type { Loss, StackChange } from './cloud/stack-change';
import type { Finding } from './report';

/** A stack operation that was refused. */
export function refusal(error: Refused | CannotFollow, where: string): Finding {
  if (error instanceof CannotFollow) return unmodelled(error, where);
  const element = error.element === undefined ? '' : `/${error.element}`;
  return { severity: 'error', rule: error.rule, where: `${where}${element}`, message: error.message, remedy: error.remedy };
}

export function unmodelled(error: CannotFollow, where: string): Finding {
  return {
    severity: 'error',
    rule: 'cannot-rehearse',
    where,
    message: error.message,
    remedy: 'Judge this by hand, or teach src/rehearsal what it does; what is not modelled never counts as a success.',
  };
}

const policies: { readonly [policy: string]: string | undefined } = {
  Delete: 'is deleted with its data',
  Snapshot: 'is deleted after a snapshot of it',
};

/** A stateful resource that is replaced or deleted: an error where data is protected, unless what goes is retained, and so only orphaned. */
export function loss(found: Loss, { location: { name }, failure }: StackChange, environment: string, protectData: boolean): Finding {
  const { logicalId, type, how, because, policy } = found;
  const fate = policies[policy] ?? 'stays behind, without a stack';
  const orphaned = how === 'delete' && policies[policy] === undefined;
  const is = failure ? 'would be' : 'is';
  const does = { replace: `${is} replaced`, 'may-replace': 'may be replaced', delete: `${is} removed` }[how];
  const why = because.length > 0 ? ` because ${because.join(', ')} changes` : '';
  return {
    severity: protectData && !orphaned ? 'error' : 'warning',
    rule: how === 'delete' ? 'stateful-deletion' : 'stateful-replacement',
    where: `${environment}/${name}/${logicalId}`,
    message: `${logicalId} (${type}) of ${name} ${does}${why}; the old one ${fate}`,
    remedy:
      how === 'delete'
        ? 'Keep it in the template, or move its data and say so in the commit before it goes.'
        : `Leave ${because.join(', ')} as it was, or plan how the data moves to the new one.`,
  };
}
