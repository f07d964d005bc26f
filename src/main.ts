import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import cdkJson from '../cdk.json';
import { configuration } from './config';
import { explainFailure } from './pipeline/explain-failure';
import { manifestOf } from './pipeline/manifest-of';
import { PipelineStack } from './pipeline/pipeline-stack';
import { sourceRevision } from './pipeline/source-revision';
import { stageName } from './pipeline/stage-name';
import { ExceptionsRegister } from './policy/exceptions-register';
import { PolicyGate } from './policy/policy-gate';
import { resolvePlatform } from './schema/resolve';

try {
  const platform = resolvePlatform(configuration);
  const source = sourceRevision(process.cwd(), process.env, new Date());
  // The CDK CLI passes the context of cdk.json; run by itself, the app reads it here, and writes the same bytes.
  const app = new App({ context: cdkJson.context, autoSynth: false });
  new PipelineStack(app, `${platform.name}-pipeline`, { platform });
  const protectedStages = new Set(platform.environments.filter(({ protectData }) => protectData).map(stageName));
  const gate = new PolicyGate(app, new ExceptionsRegister(platform.exceptions, new Date(source.committedAt)), protectedStages);
  const directory = gate.synth();
  writeFileSync(join(directory, 'carepath.json'), `${JSON.stringify(manifestOf(platform, source), null, 2)}\n`);
  for (const service of platform.withheldServices) console.error(`${service} has no image in src/config/images.json yet: left out.`);
} catch (error) {
  const { message, exitCode } = explainFailure(error);
  console.error(message);
  process.exitCode = exitCode;
}
