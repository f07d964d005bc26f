import type { ValueMap } from './template';

/**
 * Path of a resource's construct below its environment, such as `database/Instance/Resource`: the same in every environment, and from one
 * release to the next. Where the template does not say, the stack's name below the stage and the logical id.
 * @param stage that the stack belongs to; undefined for a stack of the app itself
 */
export function constructPath(stage: string | undefined, stack: string, logicalId: string, metadata: ValueMap | undefined): string {
  const path = metadata?.['aws:cdk:path'];
  const names = typeof path === 'string' ? path.split('/') : [];
  const at = stage === undefined ? 0 : names.indexOf(stage);
  if (names.length > 0 && at >= 0) return names.slice(at + 1).join('/');
  const short = stage !== undefined && stack.startsWith(`${stage}-`) ? stack.slice(stage.length + 1) : stack;
  return `${short}/${logicalId}`;
}
