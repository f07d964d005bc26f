import { BuildSpec, LinuxBuildImage, PipelineProject } from 'aws-cdk-lib/aws-codebuild';
import { type IRole, ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { FileSet } from 'aws-cdk-lib/pipelines';
import { Construct } from 'constructs';
import type { Environment } from '../schema/environment';
import { actionRole } from './action-role';
import type { ArtifactStore } from './artifact-store';
import { GateStep } from './gate-step';

export interface SmokeGateProps {
  /** The cloud assembly, with the bundled CLI and the manifest in it. */
  readonly assembly: FileSet;
  /** Where the assembly is read from. */
  readonly artifacts: ArtifactStore;
  readonly logGroup: ILogGroup;
  readonly pipelineRole: IRole;
}

/**
 * Asks an environment's public API for `/status`, and needs no permission in its account. One project serves every environment: the
 * library's step would bring a project and a role for each.
 */
export class SmokeGate extends Construct {
  private readonly project: PipelineProject;
  private readonly actionRole: IRole;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: SmokeGateProps,
  ) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('codebuild.amazonaws.com'),
      description: 'Runs the smoke gate: reads the assembly, writes its build log',
      managedPolicies: [this.policy(props)],
    });
    this.project = new PipelineProject(this, 'Project', {
      description: 'Smoke gate: the public API answers after a deployment',
      // The library would add the right to create log groups and test reports.
      role: role.withoutPolicyUpdates(),
      environment: { buildImage: LinuxBuildImage.STANDARD_7_0 },
      encryptionKey: props.artifacts.key,
      grantReportGroupPermissions: false,
      logging: { cloudWatch: { logGroup: props.logGroup } },
      buildSpec: BuildSpec.fromObject({
        version: '0.2',
        phases: {
          install: { 'runtime-versions': { nodejs: '22' } },
          build: { commands: ['node carepath.js gate smoke --assembly . --environment "$ENVIRONMENT"'] },
        },
      }),
    });
    this.actionRole = actionRole(this, 'ActionRole', {
      pipelineRole: props.pipelineRole,
      statements: [
        new PolicyStatement({
          actions: ['codebuild:BatchGetBuilds', 'codebuild:StartBuild', 'codebuild:StopBuild'],
          resources: [this.project.projectArn],
        }),
      ],
    });
  }

  of({ name }: Environment): GateStep {
    const { project, actionRole: role } = this;
    return new GateStep('Smoke', { project, role, assembly: this.props.assembly, variables: { ENVIRONMENT: name } });
  }

  private policy({ artifacts, logGroup }: SmokeGateProps): ManagedPolicy {
    return new ManagedPolicy(this, 'Policy', {
      statements: [
        new PolicyStatement({ actions: ['s3:GetBucketAcl', 's3:GetBucketLocation'], resources: [artifacts.bucket.bucketArn] }),
        new PolicyStatement({ actions: ['s3:GetObject', 's3:GetObjectVersion'], resources: [artifacts.bucket.arnForObjects('*')] }),
        new PolicyStatement({ actions: ['kms:Decrypt'], resources: [artifacts.key.keyArn] }),
        new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] }),
      ],
    });
  }
}
