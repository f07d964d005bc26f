import { drop, type Operator, operator, set } from '../../operator';
import { allows, statementsOf } from '../../statements';
import { stranger } from './stranger';

const resourceTypes: readonly (readonly [name: string, type: string, what: string, source: string])[] = [
  ['bucket-policy', 'AWS::S3::BucketPolicy', 'the bucket', 'FSBP S3.2, S3.3; Checkov CKV_AWS_70; cfn_nag F16'],
  ['topic-policy', 'AWS::SNS::TopicPolicy', 'the topic', 'FSBP SNS.4; Checkov CKV_AWS_169; cfn_nag F18'],
  ['queue-policy', 'AWS::SQS::QueuePolicy', 'the queue', 'FSBP SQS.3; Checkov CKV_AWS_168; cfn_nag F21'],
  ['repository-policy', 'AWS::ECR::Repository', 'the images', 'Checkov CKV_AWS_32; Prowler ecr_repositories_not_publicly_accessible'],
  ['secret-policy', 'AWS::SecretsManager::ResourcePolicy', 'the secret', 'Prowler secretsmanager_not_publicly_accessible'],
];

export const resourcePolicies: readonly Operator[] = resourceTypes.flatMap(([name, type, what, source]) => [
  operator({
    name: `${name}-to-everyone`,
    description: `Any principal of any account may use ${what}`,
    source,
    fits: [type],
    edits: (site) =>
      statementsOf(site)
        .filter(allows)
        .map(({ path, statement: { Condition, ...statement } }) => set(path, { ...statement, Principal: '*' })),
  }),
  operator({
    name: `${name}-to-stranger`,
    description: `An account that is not ours may use ${what}`,
    source: 'FSBP S3.6; AWS IAM Access Analyzer, external access',
    fits: [type],
    edits: (site) =>
      statementsOf(site)
        .filter(allows)
        .map(({ path }) => set([...path, 'Principal'], { AWS: stranger })),
  }),
]);

export const openDoors: readonly Operator[] = [
  operator({
    name: 'resource-policy-condition-removed',
    description: 'A service may use the resource for any account, not for ours alone (the confused deputy)',
    source: 'AWS IAM user guide, confused deputy; Prowler sns_topics_not_publicly_accessible',
    fits: ['AWS::KMS::Key', 'AWS::S3::BucketPolicy', 'AWS::SNS::TopicPolicy', 'AWS::SQS::QueuePolicy'],
    edits: (site) =>
      statementsOf(site)
        .filter(allows)
        .map(({ path }) => drop([...path, 'Condition'])),
  }),
  operator({
    name: 'function-permission-to-everyone',
    description: 'Any principal of any account may call the function',
    source: 'FSBP Lambda.1; Checkov CKV_AWS_301; cfn_nag F13',
    fits: ['AWS::Lambda::Permission'],
    edits: () => [set('Principal', '*')],
  }),
  operator({
    name: 'function-url-open',
    description: 'Anybody on the internet may call the function',
    source: 'Checkov CKV_AWS_258; Prowler awslambda_function_url_public',
    fits: ['AWS::Lambda::Url'],
    edits: () => [set('AuthType', 'NONE')],
  }),
];
