import { Duration } from 'aws-cdk-lib';
import { BuildSpec, LinuxBuildImage, PipelineProject } from 'aws-cdk-lib/aws-codebuild';
import { type IRole, ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { FileSet } from 'aws-cdk-lib/pipelines';
import { Construct } from 'constructs';
import type { Environment } from '../schema/environment';
import type { GateName } from '../schema/gates';
import { actionRole } from './action-role';
import type { ArtifactStore } from './artifact-store';
import type { EvidenceBucket } from './evidence-bucket';
import { GateStep } from './gate-step';

/** What every gate's project is made with. */
export interface GateSurroundings {
  /** Lower-case prefix of the roles' names: environments trust the gates' roles by it. */
  readonly platform: string;
  /** The cloud assembly, with the bundled CLI and the manifest in it. */
  readonly assembly: FileSet;
  /** Where the assembly is read from. */
  readonly artifacts: ArtifactStore;
  readonly evidence: EvidenceBucket;
  readonly logGroup: ILogGroup;
  readonly pipelineRole: IRole;
  /** ARN of the pipeline, whose executions the gates read. */
  readonly pipelineArn: string;
}

export interface GateProjectProps extends GateSurroundings {
  /** Decided in one build, in this order. */
  readonly gates: readonly GateName[];
  readonly description: string;
  /** What it may do beyond reading the assembly and its execution, and writing logs and evidence. */
  readonly statements?: readonly PolicyStatement[];
  /** Options of `carepath gate` beyond those that every gate is given, and the variables that they name. */
  readonly options?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** After which it is ended. @default 30 */
  readonly timeoutMinutes?: number;
  /** Names of variables that the gates leave for later stages. */
  readonly variables?: readonly string[];
}

/**
 * A project that decides gates, of whichever environment: the library's step would bring a project and a role for each. What it runs is in the
 * assembly; nothing is installed.
 */
export class GateProject extends Construct {
  private readonly project: PipelineProject;
  private readonly actionRole: IRole;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: GateProjectProps,
  ) {
    super(scope, id);
    const { platform, description, artifacts, logGroup, evidence, pipelineRole } = props;
    const role = new Role(this, 'Role', {
      // Environments admit the gates of the pipeline's account by this name: it is known before either account has anything.
      roleName: `${platform}-gate-${id.toLowerCase()}`,
      assumedBy: new ServicePrincipal('codebuild.amazonaws.com'),
      description,
    });
    // Beside the role and not in it: the policy names the pipeline, which names the project, which names the role.
    new ManagedPolicy(this, 'Policy', { roles: [role], statements: [...this.statements(), ...(props.statements ?? [])] });
    this.project = new PipelineProject(this, 'Project', {
      description,
      // The library would add the right to create log groups and test reports.
      role: role.withoutPolicyUpdates(),
      environment: { buildImage: LinuxBuildImage.STANDARD_7_0 },
      environmentVariables: Object.fromEntries(
        Object.entries({ EVIDENCE: evidence.bucket.bucketName, ...props.environment }).map(([name, value]) => [name, { value }]),
      ),
      timeout: Duration.minutes(props.timeoutMinutes ?? 30),
      encryptionKey: artifacts.key,
      grantReportGroupPermissions: false,
      logging: { cloudWatch: { logGroup } },
      buildSpec: BuildSpec.fromObject(this.specification()),
    });
    this.actionRole = actionRole(this, 'ActionRole', {
      pipelineRole,
      statements: [
        new PolicyStatement({
          actions: ['codebuild:BatchGetBuilds', 'codebuild:StartBuild', 'codebuild:StopBuild'],
          resources: [this.project.projectArn],
        }),
      ],
    });
  }

  /**
   * @param id name of the action
   * @param namespace under which later stages find its variables
   */
  of({ name }: Environment, id: string, namespace?: string): GateStep {
    const { project, actionRole: role } = this;
    const variables = { ENVIRONMENT: name, EXECUTION: '#{codepipeline.PipelineExecutionId}' };
    return new GateStep(id, { project, role, assembly: this.props.assembly, variables, ...(namespace !== undefined && { namespace }) });
  }

  private specification(): Record<string, unknown> {
    const { gates, options, variables = [] } = this.props;
    // CodeBuild says who started it. The project cannot name the pipeline, which names the project.
    const asked = '--assembly . --environment "$ENVIRONMENT" --pipeline "$CODEBUILD_INITIATOR" --execution "$EXECUTION"';
    const command = ['node carepath.js gate', ...gates, asked, '--evidence "$EVIDENCE"', ...(options === undefined ? [] : [options])].join(
      ' ',
    );
    return {
      version: '0.2',
      ...(variables.length > 0 && { env: { 'exported-variables': variables } }),
      phases: {
        install: { 'runtime-versions': { nodejs: '22' } },
        build: {
          commands: [
            variables.length > 0 ? `${command} --variables variables.sh` : command,
            ...(variables.length > 0 ? ['. ./variables.sh'] : []),
          ],
        },
      },
    };
  }

  private statements(): PolicyStatement[] {
    const { artifacts, logGroup, evidence, pipelineArn } = this.props;
    return [
      new PolicyStatement({ actions: ['s3:GetBucketAcl', 's3:GetBucketLocation'], resources: [artifacts.bucket.bucketArn] }),
      new PolicyStatement({ actions: ['s3:GetObject', 's3:GetObjectVersion'], resources: [artifacts.bucket.arnForObjects('*')] }),
      new PolicyStatement({ actions: ['kms:Decrypt'], resources: [artifacts.key.keyArn] }),
      new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] }),
      new PolicyStatement({
        actions: ['s3:GetObject', 's3:PutObject'],
        resources: [evidence.bucket.arnForObjects('releases/*'), evidence.bucket.arnForObjects('executions/*')],
      }),
      // Without it S3 calls a key that is not there forbidden, and the first record of a release would be a refusal.
      new PolicyStatement({ actions: ['s3:ListBucket'], resources: [evidence.bucket.bucketArn] }),
      new PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [evidence.key.keyArn] }),
      new PolicyStatement({
        actions: ['codepipeline:GetPipelineExecution', 'codepipeline:ListActionExecutions', 'codepipeline:ListPipelineExecutions'],
        resources: [pipelineArn],
      }),
    ];
  }
}
