import type { ExceptionConfiguration } from '../../schema/configuration';
import { platform } from '../platform';

const iam5 = (...findings: string[]) => findings.map((finding) => `AwsSolutions::AwsSolutions-IAM5[${finding}]`);

/** How the library lets a role read the artifacts: families of read-only actions, on the objects of one bucket and under its key. */
const readsArtifacts = iam5('Action::s3:GetBucket*', 'Action::s3:GetObject*', 'Action::s3:List*', 'Resource::<ArtifactsBucket.Arn>/*');
const writesArtifacts = iam5('Action::s3:Abort*', 'Action::s3:DeleteObject*');
const usesKey = iam5('Action::kms:GenerateDataKey*', 'Action::kms:ReEncrypt*');
const inline = 'HIPAA.Security::HIPAA.Security-IAMNoInlinePolicy';

/** What CodeBuild writes about one project: a log group and test reports that begin with the project's name. */
const reportsOn = (project: string) =>
  iam5(
    `Resource::arn:aws:logs:<region>:<account>:log-group:/aws/codebuild/<${project}>:*`,
    `Resource::arn:aws:codebuild:<region>:<account>:report-group/<${project}>-*`,
  );

const ofLibrary =
  'The policy is the library’s own and names one bucket, one key and the pipeline’s own projects; none but the pipeline and its builds may take the role.';

/** In the pipeline's own account, which holds no patients' data. */
export const ofPipeline: readonly ExceptionConfiguration[] = [
  {
    scope: 'pipeline',
    path: 'Pipeline/CodeBuildActionRole/DefaultPolicy/Resource',
    rules: [inline],
    reason: `${ofLibrary} Inline, it is deleted with its role and can be attached to no other.`,
    owner: 'platform-team',
    expires: '2027-06-30',
  },
  {
    scope: 'pipeline',
    path: 'Pipeline/UpdatePipeline/SelfMutation/Role/DefaultPolicy/Resource',
    rules: [
      inline,
      ...readsArtifacts,
      ...usesKey,
      ...reportsOn('PipelineUpdatePipelineSelfMutation'),
      ...iam5('Resource::arn:*:iam::<account>:role/*', 'Resource::*'),
    ],
    reason: `${ofLibrary} It may take the roles of this account that carry the bootstrap’s own tags, and list buckets and stacks, which have no narrower resource.`,
    owner: 'platform-team',
    expires: '2027-06-30',
  },
  {
    scope: 'pipeline',
    path: 'Release/Pipeline/Build/Build/CdkBuildProject/Role/DefaultPolicy/Resource',
    rules: [inline, ...readsArtifacts, ...writesArtifacts, ...usesKey, ...reportsOn('ReleasePipelineBuildCdkBuildProject')],
    reason: ofLibrary,
    owner: 'platform-team',
    expires: '2027-06-30',
  },
  {
    scope: 'pipeline',
    path: 'Release/Pipeline/Role/DefaultPolicy/Resource',
    rules: [inline, ...readsArtifacts, ...writesArtifacts, ...usesKey],
    reason: ofLibrary,
    owner: 'platform-team',
    expires: '2027-06-30',
  },
  {
    scope: 'pipeline',
    path: 'Release/Pipeline/Role/DefaultPolicy/Resource',
    rules: iam5(
      'Resource::arn:aws:kms:<region>:<account>:key/*',
      `Resource::arn:aws:s3:::${platform.name}-pipeline-artifacts-<region>-<account>/*`,
    ),
    reason:
      'An environment in another Region has its artifacts in a bucket there, under a key that cannot be named before it exists: its use is limited to the alias of that key.',
    owner: 'platform-team',
    expires: '2027-06-30',
    arises: 'sometimes',
  },
  {
    scope: 'pipeline',
    path: 'Release/Pipeline/Source/Source/CodePipelineActionRole/DefaultPolicy/Resource',
    rules: [inline, ...readsArtifacts, ...writesArtifacts, ...usesKey],
    reason: ofLibrary,
    owner: 'platform-team',
    expires: '2027-06-30',
  },
  {
    scope: 'pipeline',
    path: 'Spending/Report/Machine/Policy/Resource',
    rules: iam5('Resource::*'),
    reason:
      'Cost Explorer offers the one reading action for no narrower resource, and neither do the delivery of a state machine’s log and its traces; it reads sums of money.',
    owner: 'platform-team',
    expires: '2027-06-30',
  },
  {
    scope: 'pipeline',
    path: 'Spending/Report/Machine/Writer/Resource',
    rules: ['LambdaConcurrency', 'LambdaDLQ', 'LambdaInsideVPC'].map((rule) => `HIPAA.Security::HIPAA.Security-${rule}`),
    reason:
      'A state machine calls it once a month and waits for its answer: there are no asynchronous events, and nothing to limit. It computes a text, calls nobody, and may only log.',
    owner: 'platform-team',
    expires: '2027-06-30',
  },
  {
    scope: 'pipeline',
    path: 'Evidence/Bucket/Resource',
    rules: ['HIPAA.Security::HIPAA.Security-S3BucketReplicationEnabled'],
    reason:
      'Every version is locked for its whole retention, named by a manifest of hashes, and stored by S3 in three zones; a copy in another account is the organisation’s log archive to make.',
    owner: 'security-team',
    expires: '2027-06-30',
  },
  {
    scope: 'pipeline',
    path: 'Evidence/AccessLogs/Resource',
    rules: ['S3BucketReplicationEnabled', 'S3DefaultEncryptionKMS'].map((rule) => `HIPAA.Security::HIPAA.Security-${rule}`),
    reason:
      'S3 delivers server access logs only to buckets encrypted with its own keys; the bucket is private, versioned, reached over TLS only and kept as long as the evidence beside it.',
    owner: 'security-team',
    expires: '2027-06-30',
  },
  {
    scope: 'pipeline',
    path: 'Spending/Report/Machine/Resource',
    rules: ['Carepath::state-machine-is-encrypted'],
    reason:
      'Its states hold sums of money for the minute that it runs, encrypted under AWS’s own key; the log of its executions is whole, and lies under the account’s.',
    owner: 'platform-team',
    expires: '2027-06-30',
  },
  {
    scope: 'pipeline',
    path: 'Gates/*/Policy/Resource',
    rules: iam5(
      'Resource::<ArtifactsBucket.Arn>/*',
      ...['executions', 'releases'].map((folder) => `Resource::<EvidenceBucket.Arn>/${folder}/*`),
    ),
    reason:
      'CodePipeline names each artifact anew, and each release has a folder of its own for evidence; the policy reads one bucket and adds to two folders of another, in which nothing is ever lost.',
    owner: 'platform-team',
    expires: '2027-06-30',
  },
  ...['Pipeline/UpdatePipeline/SelfMutation', 'Release/Pipeline/Build/Build/CdkBuildProject', 'Gates/*/Project'].map(
    (project): ExceptionConfiguration => ({
      scope: 'pipeline',
      path: `${project}/Resource`,
      rules: ['HIPAA.Security::HIPAA.Security-CodeBuildProjectSourceRepoUrl'],
      reason:
        'The rule is about projects that fetch from GitHub or Bitbucket themselves; this one is given its source by the pipeline, which has it through a connection.',
      owner: 'security-team',
      expires: '2027-06-30',
    }),
  ),
  {
    scope: 'pipeline',
    path: 'Artifacts/Bucket/Resource',
    rules: ['HIPAA.Security::HIPAA.Security-S3BucketReplicationEnabled'],
    reason: 'An artifact is made again from its commit by the same build, to the same bytes; S3 stores it in three zones.',
    owner: 'platform-team',
    expires: '2027-06-30',
  },
  {
    scope: 'pipeline',
    path: 'Artifacts/Bucket/Resource',
    rules: ['Carepath::data-outlives-its-stack'],
    reason:
      'In a Region of its own a store has a name that the pipeline must know beforehand: kept, it would block the stack’s next creation. An artifact is made again from its commit, to the same bytes.',
    owner: 'platform-team',
    expires: '2027-06-30',
    arises: 'sometimes',
  },
  {
    scope: 'pipeline',
    path: 'Artifacts/AccessLogs/Resource',
    rules: ['HIPAA.Security::HIPAA.Security-S3BucketReplicationEnabled', 'HIPAA.Security::HIPAA.Security-S3DefaultEncryptionKMS'],
    reason:
      'S3 delivers server access logs only to buckets encrypted with its own keys, and a second copy of the log of who read artifacts would protect nothing.',
    owner: 'security-team',
    expires: '2027-06-30',
  },
];
