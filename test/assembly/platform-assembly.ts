import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { context } from '../../cdk.json';
import type { Assembly } from '../../src/assembly/assembly';
import { loadAssembly } from '../../src/assembly/load-assembly';
import { manifestOf } from '../../src/pipeline/manifest-of';
import { PipelineStack } from '../../src/pipeline/pipeline-stack';
import { ExceptionsRegister } from '../../src/policy/exceptions-register';
import type { Platform } from '../../src/schema/platform';
import { temporaryDirectory } from './write-assembly';

/** The assembly of a platform, without the policy gate, which is another test's subject. `removeAssemblies` takes it away. */
export function platformAssembly(platform: Platform): Assembly {
  process.env.CDK_VALIDATION = 'false';
  const outdir = temporaryDirectory();
  const app = new App({
    context: { ...context, 'aws:cdk:disable-creation-stack-traces': true },
    analyticsReporting: false,
    autoSynth: false,
    outdir,
  });
  new PipelineStack(app, `${platform.name}-pipeline`, { platform });
  app.synth();
  const source = { commit: 'unknown', committedAt: '2026-11-01T00:00:00Z', modified: false };
  const register = new ExceptionsRegister(platform.exceptions, new Date(source.committedAt));
  writeFileSync(join(outdir, 'carepath.json'), JSON.stringify(manifestOf(platform, source, register)));
  return loadAssembly(outdir);
}
