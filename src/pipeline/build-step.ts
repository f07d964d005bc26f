import { CodeBuildStep, CodePipelineSource } from 'aws-cdk-lib/pipelines';
import type { Repository } from '../schema/platform';

/** The build of a release, and the name of its commit for those who ask about it later. */
export interface Build {
  readonly step: CodeBuildStep;
  /** Resolves, while the pipeline runs, to the commit's 40 hexadecimal digits. */
  readonly commitId: string;
}

/**
 * `npm ci`, then one projen task. The command string is part of the pipeline's structure, and CodePipeline rolls back only within one
 * structure: what a build does is changed in `.projenrc.ts`, never here.
 */
export function buildStep({ owner, name, branch, connectionArn }: Repository): Build {
  const source = CodePipelineSource.connection(`${owner}/${name}`, branch, {
    actionName: 'Source',
    connectionArn,
    // A clone, not an archive: the policy gate judges by the commit's date, and the manifest names the commit.
    codeBuildCloneOutput: true,
  });
  const step = new CodeBuildStep('Build', {
    input: source,
    installCommands: ['npm ci'],
    commands: ['npx projen build'],
    primaryOutputDirectory: 'cdk.out',
  });
  return { step, commitId: source.sourceAttribute('CommitId') };
}
