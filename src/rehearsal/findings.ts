import { declarationOf, type IdleDeclaration, type Ruling } from '../assembly/data-protection';
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

/** Of whose data it is, and what is thought of losing it. */
export interface LossContext {
  /** Name of the environment. */
  readonly environment: string;
  /** As `constructPath` gives it. */
  readonly path: string;
  readonly ruling: Ruling;
}

/** A stateful resource that is replaced or deleted: an error where its data is protected and nothing declares it. */
export function loss(found: Loss, { location: { name }, failure }: StackChange, { environment, path, ruling }: LossContext): Finding {
  const { logicalId, type, how, because, policy, successor } = found;
  const fate = policies[policy] ?? 'stays behind, without a stack';
  const is = failure ? 'would be' : 'is';
  const does = { replace: `${is} replaced`, 'may-replace': 'may be replaced', delete: `${is} removed` }[how];
  const why = because.length > 0 ? ` because ${because.join(', ')} changes` : '';
  const place = successor === undefined ? '' : `, and ${successor} takes its place, empty`;
  return {
    severity: severities[ruling.kind],
    rule: how === 'delete' ? 'stateful-deletion' : 'stateful-replacement',
    where: `${environment}/${name}/${logicalId}`,
    message: `${logicalId} (${type}) of ${name} ${does}${why}; the old one ${fate}${place}${declared(ruling)}`,
    remedy: remedy(found, path, ruling),
  };
}

const severities = { refused: 'error', declared: 'info', 'left-behind': 'warning', unprotected: 'warning', unknown: 'warning' } as const;

function declared({ kind, declaration }: Ruling): string {
  if (!declaration) return '';
  if (kind === 'declared') return `. Declared by ${declaration.owner} until ${declaration.expires}: ${declaration.reason}`;
  return `. What ${declaration.owner} declared of it ended with ${declaration.expires}`;
}

function remedy({ how, because }: Loss, path: string, { kind }: Ruling): string {
  if (kind === 'declared')
    return 'See that the data is where the declaration says before this is approved, and take the entry away afterwards.';
  const leave =
    how === 'delete'
      ? 'Keep it in the template, or move its data before it goes.'
      : `Leave ${because.join(', ')} as it was, or plan how the data moves to the new one.`;
  return kind === 'refused' ? `${leave} Then declare it in the environment: ${declarationOf(path)}.` : leave;
}

/** A declaration of the head that has no effect: it is not the release's fault, and stays in the commit after the one that needed it. */
export function idleDeclaration({ resource, because }: IdleDeclaration, environment: string): Finding {
  return {
    severity: 'info',
    rule: 'idle-declaration',
    where: environment,
    message: `allowReplacement of ${environment} names ${resource}, and ${because}`,
    remedy: 'Remove the entry: it would allow a replacement that nobody has decided on.',
  };
}
