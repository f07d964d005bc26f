import { App, Stage } from 'aws-cdk-lib';
import { context } from '../../cdk.json';
import type { Environment } from '../../src/schema/platform';

/** A stage as the pipeline makes it, with the repository's feature flags and without validation, which is the policy gate's subject. */
export function exampleStage({ name, account, region }: Environment): Stage {
  process.env.CDK_VALIDATION = 'false';
  const app = new App({ context });
  return new Stage(app, `${name.charAt(0).toUpperCase()}${name.slice(1)}`, { env: { account, region } });
}
