import { App } from 'aws-cdk-lib';
import { context } from '../cdk.json';

/**
 * An app with the repository's feature flags, and without what a test pays for and never reads: the built-in validation, which is the policy
 * gate's subject, and where in the code each construct was made (jest keeps a hundred frames for each of them).
 */
export function testApp(outdir?: string): App {
  process.env.CDK_VALIDATION = 'false';
  return new App({ outdir, context: { ...context, 'aws:cdk:disable-creation-stack-traces': true } });
}
