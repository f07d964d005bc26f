import type { Environment } from '../schema/environment';

/** The pipeline stage and the CDK stage of an environment: `staging` becomes `Staging`. */
export function stageName({ name }: Pick<Environment, 'name'>): string {
  return name.replace(/(^|-)([a-z0-9])/g, (_, _dash, first: string) => first.toUpperCase());
}
