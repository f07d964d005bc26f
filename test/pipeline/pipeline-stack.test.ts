import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { pipelineOf } from '../../src/assembly/pipeline-of';
import { synthesisedAssembly, synthesisedDirectory } from '../synthesised';

const assembly = synthesisedAssembly();
const { stack, stages } = pipelineOf(assembly);
const template = Template.fromString(readFileSync(join(synthesisedDirectory(), stack.templatePath), 'utf8'));
const text = JSON.stringify(stack.template);
const actions = stages.flatMap((stage) => stage.actions);
const action = (name: string) => actions.find((one) => one.name === name);

describe('source and build', () => {
  test('the source is GitHub main through a connection, cloned whole so that the commit has a date', () => {
    expect(action('Source')).toMatchObject({
      provider: 'CodeStarSourceConnection',
      configuration: { BranchName: 'main', OutputArtifactFormat: 'CODEBUILD_CLONE_REF' },
    });
  });

  test('the source action and the build may use the connection, by the name that its ARN has', () => {
    const grants = Object.entries(template.findResources('AWS::IAM::Policy')).filter(([, { Properties }]) =>
      JSON.stringify(Properties).includes('"codeconnections:UseConnection"'),
    );
    expect(grants.map(([id]) => id.replace(/DefaultPolicy\w+$/, ''))).toEqual([
      'ReleasePipelineSourceCodePipelineActionRole',
      'ReleasePipelineBuildCdkBuildProjectRole',
    ]);
  });

  test('the build is one fixed command', () => {
    template.hasResourceProperties('AWS::CodeBuild::Project', {
      Source: { BuildSpec: Match.stringLikeRegexp('"npm ci"[^]*"npx projen build"') },
    });
  });

  test('the versions of the CLI are pinned where the pipeline installs them', () => {
    expect(text).toContain('npm install -g aws-cdk@2.1148.1');
    expect(text).not.toMatch(/aws-cdk@(latest|\d+\b(?!\.))/);
  });

  test('no commit id is in any template, so that "nothing changed" can be true', () => {
    const commit = assembly.manifest?.source.commit ?? 'unknown';
    expect(assembly.stacks.filter((one) => JSON.stringify(one.template).includes(commit)).map(({ id }) => id)).toEqual([]);
  });
});

describe('the approval', () => {
  test('is announced on the topic, under a role that may do nothing else', () => {
    expect(action('ApproveProd')?.configuration).toMatchObject({ NotificationArn: expect.anything() });
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: {
        Statement: [Match.objectLike({ Action: 'sns:Publish' }), Match.objectLike({ Action: ['kms:Decrypt', 'kms:GenerateDataKey'] })],
      },
    });
  });

  test('shows risk, summary, commit, stage, the digest that it binds to, by when, and where the page is', () => {
    const { CustomData, ExternalEntityLink } = action('ApproveProd')?.configuration ?? {};
    expect(CustomData).toMatch(
      /^#\{ReviewProd\.RISK\}: #\{ReviewProd\.SUMMARY\} \| Promote commit #\{.+\.CommitId\} to Prod\? Release #\{ReviewProd\.RELEASE\}, answer by #\{ReviewProd\.ANSWER_BY\} UTC$/,
    );
    expect(ExternalEntityLink).toBe('#{ReviewProd.PAGE}');
  });

  test('expires after the configured time', () => {
    expect(text).toContain('"TimeoutInMinutes":4320');
  });
});

describe('the image repositories', () => {
  test('there is one a service, with immutable tags, scanned, under a key', () => {
    template.resourcePropertiesCountIs(
      'AWS::ECR::Repository',
      {
        RepositoryName: Match.stringLikeRegexp('^carepath/(eshop|pharmacy|doctor)$'),
        ImageTagMutability: 'IMMUTABLE',
        ImageScanningConfiguration: { ScanOnPush: true },
        EncryptionConfiguration: { EncryptionType: 'KMS', KmsKey: Match.anyValue() },
      },
      3,
    );
  });

  test('just the accounts of the environments may pull, and nobody may push', () => {
    const policies = Object.values(template.findResources('AWS::ECR::Repository')).map(
      ({ Properties }) => Properties.RepositoryPolicyText.Statement,
    );
    const accounts = ['222222222222', '333333333333', '444444444444'];
    for (const statements of policies) {
      expect(statements).toHaveLength(1);
      expect(statements[0].Action).toEqual(['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer']);
      expect(accounts.filter((account) => JSON.stringify(statements[0].Principal).includes(account))).toEqual(accounts);
    }
  });
});

describe('the artifacts', () => {
  test('no bucket of the pipeline is public, unversioned, unencrypted or reached without TLS', () => {
    const buckets = template.findResources('AWS::S3::Bucket');
    template.resourcePropertiesCountIs(
      'AWS::S3::Bucket',
      {
        BucketEncryption: Match.anyValue(),
        VersioningConfiguration: { Status: 'Enabled' },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      },
      Object.keys(buckets).length,
    );
    template.resourcePropertiesCountIs(
      'AWS::S3::BucketPolicy',
      {
        PolicyDocument: {
          Statement: Match.arrayWith([Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })]),
        },
      },
      Object.keys(buckets).length,
    );
  });

  test('every key of the pipeline rotates', () => {
    template.allResourcesProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  });
});

test('one smoke project serves every environment, and may not change its own rights', () => {
  const smokes = actions.filter(({ name }) => name === 'Smoke');
  expect(smokes).toHaveLength(3);
  expect(new Set(smokes.map(({ configuration }) => JSON.stringify(configuration.ProjectName))).size).toBe(1);
  expect(smokes.map(({ configuration }) => configuration.EnvironmentVariables)).toEqual(
    ['dev', 'staging', 'prod'].map((name) =>
      JSON.stringify([
        { name: 'ENVIRONMENT', type: 'PLAINTEXT', value: name },
        { name: 'EXECUTION', type: 'PLAINTEXT', value: '#{codepipeline.PipelineExecutionId}' },
      ]),
    ),
  );
});
