import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { context } from '../cdk.json';

const directory = mkdtempSync(join(tmpdir(), 'carepath-apps-'));
afterAll(() => rmSync(directory, { recursive: true }));

/**
 * An app with the repository's feature flags, and without what a test pays for and never reads: the built-in validation, which is the policy
 * gate's subject, where in the code each construct was made, and its id a second time.
 * Left to itself, the library would leave a directory behind for each.
 */
export function testApp(): App {
  process.env.CDK_VALIDATION = 'false';
  return new App({
    outdir: mkdtempSync(join(directory, 'app-')),
    context: { ...context, 'aws:cdk:disable-creation-stack-traces': true, 'aws:cdk:disable-logicalId-metadata': true },
  });
}
