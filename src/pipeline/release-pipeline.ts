import { Stack, Tags } from 'aws-cdk-lib';
import { ExecutionMode, PipelineType } from 'aws-cdk-lib/aws-codepipeline';
import { type PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Database } from '../schema/database';
import type { Platform } from '../schema/platform';
import { tagForCosts } from '../stacks/cost-tags';
import { ArtifactStore } from './artifact-store';
import { StagedPipeline } from './staged-pipeline';

export interface ReleasePipelineProps {
  readonly platform: Platform;
}

/**
 * The CodePipeline beneath the CDK pipeline: V2, one release after another (QUEUED: each commit is promoted, none is overtaken), with an
 * artifact store in each Region that it deploys to.
 */
export class ReleasePipeline extends Construct {
  readonly pipeline: StagedPipeline;
  /** The store in the pipeline's own Region. */
  readonly artifacts: ArtifactStore;

  constructor(scope: Construct, id: string, { platform }: ReleasePipelineProps) {
    super(scope, id);
    const home = Stack.of(this);
    // At the top of its stack, like those of other Regions: a finding then has one path, and one entry in the register, in all of them.
    this.artifacts = new ArtifactStore(home, 'Artifacts', { remote: false });
    this.pipeline = new StagedPipeline(this, 'Pipeline', {
      pipelineType: PipelineType.V2,
      executionMode: ExecutionMode.QUEUED,
      restartExecutionOnUpdate: true,
      crossRegionReplicationBuckets: {
        [platform.pipeline.region]: this.artifacts.bucket,
        ...replicas(home, platform),
      },
    });
  }

  /** Adds to what the source action may do, once the pipeline is built: the library makes the role of the action and takes none of ours. */
  letSource(statement: PolicyStatement): void {
    for (const construct of this.pipeline.node.findChild('Source').node.findAll()) {
      if (construct instanceof Role) construct.addToPrincipalPolicy(statement);
    }
  }
}

/** The library would make these buckets too, but unversioned, without access logs and with a key that never rotates. */
function replicas(home: Stack, platform: Platform): Record<string, IBucket> {
  const { name, pipeline, environments } = platform;
  // CloudFront's web ACL and certificate, and the budget, are deployed to us-east-1, wherever the environment is.
  const regions = new Set(['us-east-1', ...environments.flatMap(({ region, database }) => [region, ...copyRegions(database)])]);
  regions.delete(pipeline.region);
  return Object.fromEntries(
    [...regions].sort().map((region) => {
      const stack = new Stack(home.node.root, `${home.node.id}-artifacts-${region}`, {
        env: { account: pipeline.account, region },
        description: `Artifacts of the ${name} pipeline for its deployments to ${region}`,
      });
      Tags.of(stack).add('carepath:stack', 'pipeline');
      tagForCosts(stack, platform);
      home.addStackDependency(stack);
      return [region, new ArtifactStore(stack, 'Artifacts', { remote: true }).bucket];
    }),
  );
}

/** Where backups are copied to, for there a stack holds their vault. */
function copyRegions({ backupCopyRegion }: Database): string[] {
  return backupCopyRegion === 'none' ? [] : [backupCopyRegion];
}
