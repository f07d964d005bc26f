import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import cdkJson from '../../cdk.json';
import { ownRuleInfos } from '../policy/controls/own-rule-infos';
import { ExceptionsRegister } from '../policy/exceptions-register';
import { PolicyGate } from '../policy/policy-gate';
import type { SourceRevision } from '../schema/manifest';
import type { Platform } from '../schema/platform';
import type { RuleResults } from '../schema/rule-results';
import { inlineCodeContents } from '../stacks/inline-code';
import { manifestEnvironmentOf, manifestOf } from './manifest-of';
import { PipelineStack } from './pipeline-stack';

/**
 * Writes the cloud assembly of the platform past the policy gate; with it its manifest, what the rules said, and what is bundled in its functions.
 *
 * @param outdir where to; left out, the CDK CLI or `CDK_OUTDIR` says
 * @returns the assembly's directory
 * @throws SynthesisError for a policy that is not met, or a pipeline stage that holds too many actions
 */
export function synthesise(platform: Platform, source: SourceRevision, outdir?: string): string {
  // The CDK CLI passes the context of cdk.json and asks for analytics; run by itself, the app reads the one here and does without the other:
  // the same bytes on a laptop, in the build and in the first `cdk deploy`.
  const app = new App({ context: cdkJson.context, analyticsReporting: false, autoSynth: false, outdir });
  new PipelineStack(app, `${platform.name}-pipeline`, { platform });

  const register = new ExceptionsRegister(platform.exceptions, new Date(source.committedAt));
  const gate = new PolicyGate(app, register, {
    environments: platform.environments.map(manifestEnvironmentOf),
    pipelineAccount: platform.pipeline.account,
  });
  const directory = gate.synth();

  const results: RuleResults = { schemaVersion: 1, rules: gate.results, ...(gate.report ? { templateRules: ownRuleInfos() } : {}) };
  const beside = {
    'carepath.json': manifestOf(platform, source, register),
    'rule-results.json': results,
    ...(gate.report ? { 'check.json': gate.report } : {}),
    'inline-code.json': inlineCodeContents(),
  };
  for (const [file, content] of Object.entries(beside)) writeFileSync(join(directory, file), `${JSON.stringify(content, null, 2)}\n`);
  return directory;
}
