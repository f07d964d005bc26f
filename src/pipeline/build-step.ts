import { Arn, ArnFormat } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CodeBuildStep, CodePipelineSource } from 'aws-cdk-lib/pipelines';
import type { Repository } from '../schema/platform';

/** The build of a release, and the name of its commit for those who ask about it later. */
export interface Build {
  readonly step: CodeBuildStep;
  /** Resolves, while the pipeline runs, to the commit's 40 hexadecimal digits. */
  readonly commitId: string;
  /** Lets a role use the connection to GitHub: the action that fetches the source needs it as much as the build that clones it. */
  readonly connectionUse: PolicyStatement;
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
  const connectionUse = useOf(connectionArn);
  const step = new CodeBuildStep('Build', {
    input: source,
    rolePolicyStatements: [connectionUse],
    installCommands: ['npm ci'],
    commands: ['npx projen build'],
    primaryOutputDirectory: 'cdk.out',
  });
  return { step, commitId: source.sourceAttribute('CommitId'), connectionUse };
}

/**
 * The library grants the action by its old name, `codestar-connections`; IAM wants the prefix of the connection's own ARN.
 * @see https://docs.aws.amazon.com/dtconsole/latest/userguide/security-iam.html
 */
function useOf(connectionArn: string): PolicyStatement {
  const { service } = Arn.split(connectionArn, ArnFormat.SLASH_RESOURCE_NAME);
  return new PolicyStatement({ actions: [`${service}:UseConnection`], resources: [connectionArn] });
}
