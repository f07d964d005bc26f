import { Aws, Fn } from 'aws-cdk-lib';

/**
 * A name that begins with `prefix` and ends in eight digits of the stack's own id: known before the resource exists, yet another one in
 * every stack ever made, so that what an earlier stack left behind never stands in the way.
 */
export function generatedName(prefix: string): string {
  const stackUuid = Fn.select(2, Fn.split('/', Aws.STACK_ID));
  return Fn.join('-', [prefix, Fn.select(0, Fn.split('-', stackUuid))]);
}
