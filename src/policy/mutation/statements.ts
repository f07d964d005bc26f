import type { Value, ValueMap } from '../../assembly/template';
import type { Path, Site } from './operator';
import { itemsAt } from './read';

/** Where resources of a type carry policy documents, from their properties. */
const documents: { readonly [type: string]: readonly Path[] } = {
  'AWS::Backup::BackupVault': [['AccessPolicy']],
  'AWS::EC2::VPCEndpoint': [['PolicyDocument']],
  'AWS::ECR::Repository': [['RepositoryPolicyText']],
  'AWS::IAM::ManagedPolicy': [['PolicyDocument']],
  'AWS::IAM::Policy': [['PolicyDocument']],
  'AWS::KMS::Key': [['KeyPolicy']],
  'AWS::S3::BucketPolicy': [['PolicyDocument']],
  'AWS::SNS::TopicPolicy': [['PolicyDocument']],
  'AWS::SQS::QueuePolicy': [['PolicyDocument']],
  'AWS::SecretsManager::ResourcePolicy': [['ResourcePolicy']],
};

export interface Statement {
  readonly path: Path;
  readonly statement: ValueMap;
}

/** The statements of what a principal may do, or of who may use a resource. */
export function statementsOf({ resource, properties }: Site): Statement[] {
  const inline = itemsAt(properties, ['Policies']).map(({ path }) => [...path, 'PolicyDocument']);
  return [...(documents[resource.Type] ?? []), ...inline].flatMap((path) => statementsIn(properties, path));
}

/** The statements of who may take a role. */
export function trustOf({ properties }: Site): Statement[] {
  return statementsIn(properties, ['AssumeRolePolicyDocument']);
}

function statementsIn(properties: Value, path: Path): Statement[] {
  return itemsAt(properties, [...path, 'Statement']).map(({ path: place, item }) => ({ path: place, statement: item }));
}

export function allows({ statement }: Statement): boolean {
  return statement.Effect !== 'Deny';
}

/** Types of which a policy says what its principals may do. */
export const identityPolicies = ['AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy', 'AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'];
