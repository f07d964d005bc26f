import { Stage } from 'aws-cdk-lib';
import type { Environment } from '../../src/schema/environment';
import { testApp } from '../test-app';

/** A stage as the pipeline makes it. */
export function exampleStage({ name, account, region }: Environment): Stage {
  return new Stage(testApp(), `${name.charAt(0).toUpperCase()}${name.slice(1)}`, { env: { account, region } });
}
