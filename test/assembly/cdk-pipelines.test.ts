import { join } from 'node:path';
import { App, CfnOutput, Stack, Stage } from 'aws-cdk-lib';
import { ExecutionMode, PipelineType } from 'aws-cdk-lib/aws-codepipeline';
import { CfnSecurityGroup, CfnSecurityGroupIngress } from 'aws-cdk-lib/aws-ec2';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { CodePipeline, CodePipelineSource, ManualApprovalStep, ShellStep } from 'aws-cdk-lib/pipelines';
import type { Construct } from 'constructs';
import type { Assembly } from '../../src/assembly/assembly';
import { loadAssembly } from '../../src/assembly/load-assembly';
import { pipelineOf } from '../../src/assembly/pipeline-of';
import { releaseDigest } from '../../src/assembly/release-digest';
import { removeAssemblies, temporaryDirectory, writeText } from './write-assembly';

// The other tests write assemblies by hand; this one reads what the pinned library writes, from an app that is not this one.

process.env.CDK_VALIDATION = 'false';

class Landscape extends Stage {
  constructor(scope: Construct, id: string, account: string, file: string) {
    super(scope, id, { env: { account, region: 'eu-west-1' } });
    const group = new CfnSecurityGroup(new Stack(this, 'network'), 'Group', { groupDescription: 'x' });
    const app = new Stack(this, 'app', { terminationProtection: true });
    new CfnSecurityGroupIngress(app, 'Ingress', { groupId: group.attrGroupId, ipProtocol: '-1' });
    new Asset(app, 'File', { path: file });
    new CfnOutput(new Stack(this, 'global', { env: { account, region: 'us-east-1' } }), 'Out', { value: '1' });
  }
}

function synthesise(outdir: string, file: string): Assembly {
  const app = new App({ outdir });
  const home = new Stack(app, 'Home', { env: { account: '111111111111', region: 'eu-west-1' } });
  const connectionArn = 'arn:aws:codeconnections:eu-west-1:111111111111:connection/x';
  const pipeline = new CodePipeline(home, 'Pipeline', {
    crossAccountKeys: true,
    useChangeSets: false,
    publishAssetsInParallel: false,
    pipelineType: PipelineType.V2,
    executionMode: ExecutionMode.QUEUED,
    synth: new ShellStep('Synth', { input: CodePipelineSource.connection('owner/repo', 'main', { connectionArn }), commands: ['npm ci'] }),
  });
  pipeline.addStage(new Landscape(home, 'Dev', '222222222222', file));
  pipeline.addStage(new Landscape(app, 'Prod', '333333333333', file), { pre: [new ManualApprovalStep('Approve')] });
  app.synth();
  return loadAssembly(outdir);
}

const file = join(temporaryDirectory(), 'asset.txt');
let assembly: Assembly;

beforeAll(() => {
  writeText(file, 'content');
  assembly = synthesise(temporaryDirectory(), file);
});
afterAll(removeAssemblies);

test('stacks of stages are read with account, Region and order', () => {
  const app = assembly.stacks.find(({ path }) => path === 'Home/Dev/app');
  const network = assembly.stacks.find(({ path }) => path === 'Home/Dev/network');
  expect(app).toMatchObject({ name: 'Dev-app', stage: 'Dev', account: '222222222222', region: 'eu-west-1', terminationProtection: true });
  expect(app?.dependencies).toEqual([network?.id]);
  expect(app?.assets.sources).toEqual([expect.stringMatching(/^asset\.[0-9a-f]{64}\.txt$/)]);
  expect(assembly.stacks.find(({ path }) => path === 'Prod/global')).toMatchObject({ account: '333333333333', region: 'us-east-1' });
});

test('every CloudFormation action of the pipeline finds the stack that it deploys', () => {
  const model = pipelineOf(assembly);
  expect(model).toMatchObject({ pipelineType: 'V2', executionMode: 'QUEUED' });
  expect(model.stages.map(({ name }) => name)).toEqual(['Source', 'Build', 'UpdatePipeline', 'Assets', 'Dev', 'Prod']);
  const deployed = model.stages.flatMap(({ actions }) => actions.flatMap(({ templatePath }) => templatePath ?? []));
  const staged = assembly.stacks.filter(({ stage }) => stage).map(({ templatePath }) => templatePath);
  expect(deployed.sort()).toEqual(staged.sort());
});

test('another directory gives the same digest, and another asset another one', () => {
  expect(releaseDigest(synthesise(temporaryDirectory(), file))).toBe(releaseDigest(assembly));
  writeText(file, 'other content');
  expect(releaseDigest(synthesise(temporaryDirectory(), file))).not.toBe(releaseDigest(assembly));
});
