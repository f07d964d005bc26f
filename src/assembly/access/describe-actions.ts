import type { Statement } from './access';

/** `s3:GetObject on audit/Bucket/*`, and the forms that mean all but that. */
export function describeActions(statement: Pick<Statement, 'actions' | 'actionsMean' | 'resources' | 'resourcesMean'>): string {
  const { actions, actionsMean, resources, resourcesMean } = statement;
  const what = actionsMean === 'these' ? actions.join(', ') : `everything but ${actions.join(', ')}`;
  if (resources.length === 0) return what;
  const names = [...new Set(resources.map(({ name }) => name))].join(', ');
  return `${what} on ${resourcesMean === 'these' ? names : `everything but ${names}`}`;
}
