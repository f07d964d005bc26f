import { Duration, PermissionsBoundary, Stack, type StackProps, Tags } from 'aws-cdk-lib';
import { BuildSpec, LinuxBuildImage } from 'aws-cdk-lib/aws-codebuild';
import { Result } from 'aws-cdk-lib/aws-codepipeline';
import { CodePipeline } from 'aws-cdk-lib/pipelines';
import type { Construct } from 'constructs';
import { devDependencies } from '../../package.json';
import { boundaryName } from '../schema/account-names';
import type { Platform } from '../schema/platform';
import { tagForCosts } from '../stacks/cost-tags';
import { EnvironmentStage } from '../stacks/environment-stage';
import { ApprovalTopic } from './approval-topic';
import { BuildLog } from './build-log';
import { buildStep } from './build-step';
import { ChangeCalendar } from './change-calendar';
import { DeliveryGates } from './delivery-gates';
import { EvidenceBucket } from './evidence-bucket';
import { ImageRepositories } from './image-repositories';
import { OverviewDashboard } from './overview-dashboard';
import { ReleaseEvents } from './release-events';
import { ReleasePipeline } from './release-pipeline';
import { stageName } from './stage-name';
import { refuseUnsupportedStructure } from './unsupported-structure';
import { addWayIn } from './way-in';
import { WholeSpending } from './whole-spending';
import { WorkflowRoles } from './workflow-roles';

/** Pinned: the library would install the newest of each at run time, and the registry's `latest` CLI is an old one. Nothing is published as yet. */
const cliVersion = devDependencies['aws-cdk'];
const cdkAssetsCliVersion = '4.7.3';

export interface PipelineStackProps extends StackProps {
  readonly platform: Platform;
}

/** The pipeline that promotes one commit through every environment, and what lives beside it in its account. */
export class PipelineStack extends Stack {
  constructor(scope: Construct, id: string, { platform, ...props }: PipelineStackProps) {
    super(scope, id, {
      env: { account: platform.pipeline.account, region: platform.pipeline.region },
      description: `Promotes ${platform.name} through ${platform.environments.map(({ name }) => name).join(', ')}`,
      permissionsBoundary: PermissionsBoundary.fromName(boundaryName(platform.name)),
      ...props,
    });
    Tags.of(this).add('carepath:stack', 'pipeline');
    tagForCosts(this, platform);

    const { all: repositories } = new ImageRepositories(this, 'Images', { platform });
    new WorkflowRoles(this, 'Workflows', { platform, repositories });
    const release = new ReleasePipeline(this, 'Release', { platform });
    const log = new BuildLog(this, 'BuildLog');
    const evidence = new EvidenceBucket(this, 'Evidence', platform);
    const calendar = new ChangeCalendar(this, 'Changes');
    const build = buildStep(platform.repository);
    const approvals = new ApprovalTopic(this, 'Approvals', { emails: platform.pipeline.approvers, pipelineRole: release.pipeline.role });

    const pipeline = new CodePipeline(this, 'Pipeline', {
      codePipeline: release.pipeline,
      synth: build.step,
      cliVersion,
      cdkAssetsCliVersion,
      // One publishing project, whose build specification no commit edits: else every commit would change the pipeline itself.
      publishAssetsInParallel: false,
      // A failed change set is gone, and the action could not be retried.
      useChangeSets: false,
      codeBuildDefaults: {
        buildEnvironment: { buildImage: LinuxBuildImage.STANDARD_7_0 },
        partialBuildSpec: BuildSpec.fromObject({ phases: { install: { 'runtime-versions': { nodejs: '22' } } } }),
        logging: { cloudWatch: { logGroup: log.logGroup } },
        timeout: Duration.minutes(30),
      },
    });

    const gates = new DeliveryGates(this, 'Gates', {
      platform: platform.name,
      environments: platform.environments,
      assembly: pipeline.cloudAssemblyFileSet,
      artifacts: release.artifacts,
      evidence,
      calendar,
      logGroup: log.logGroup,
      pipelineRole: release.pipeline.role,
      pipelineArn: release.pipeline.pipelineArn,
    });
    for (const environment of platform.environments) {
      const name = stageName(environment);
      addWayIn(pipeline, release.pipeline, environment, { ...platform.pipeline, gates, approvals, commitId: build.commitId });
      if (environment.delivery.onFailure === 'roll-back') release.pipeline.setConditions(name, { onFailure: { result: Result.ROLLBACK } });
      const stage = pipeline.addStage(new EnvironmentStage(this, name, { platform, environment }), {
        pre: [gates.baselineOf(environment)],
      });
      stage.addPost(...gates.exitsOf(environment));
    }

    new ReleaseEvents(this, 'Events', { pipelineName: release.pipeline.pipelineName, approvals });
    new OverviewDashboard(this, 'Overview', platform);
    WholeSpending.of(this, platform);
    pipeline.buildPipeline();
    release.letSource(build.connectionUse);
    refuseUnsupportedStructure(release.pipeline.stages);
  }
}
