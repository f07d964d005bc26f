import type { Resource } from '../../../../assembly/template';
import { type Operator, operator, set, setAttribute, turnOff } from '../../operator';
import { itemsAt } from '../../read';

/** Types whose resources hold what cannot be made again. */
const keepers = [
  'AWS::Backup::BackupVault',
  'AWS::DynamoDB::Table',
  'AWS::ECR::Repository',
  'AWS::EFS::FileSystem',
  'AWS::KMS::Key',
  'AWS::Logs::LogGroup',
  'AWS::RDS::DBCluster',
  'AWS::RDS::DBInstance',
  'AWS::S3::Bucket',
];

function isKept(policy: string | undefined): boolean {
  return policy !== undefined && policy !== 'Delete';
}

export const retention: readonly Operator[] = [
  operator({
    name: 'deletion-policy-dropped',
    description: 'Whoever deletes the stack, or a line of its source, deletes the data',
    source: 'cfn-lint I3011; NIST 800-53 CP-9; AWS CloudFormation best practices',
    fits: keepers,
    edits: ({ resource }: { readonly resource: Resource }) =>
      isKept(resource.DeletionPolicy) ? [setAttribute('DeletionPolicy', 'Delete')] : [],
  }),
  operator({
    name: 'replacement-policy-dropped',
    description: 'A change that replaces the resource deletes the data',
    source: 'cfn-lint I3011; NIST 800-53 CP-9',
    fits: keepers,
    edits: ({ resource }) => (isKept(resource.UpdateReplacePolicy) ? [setAttribute('UpdateReplacePolicy', 'Delete')] : []),
  }),
  operator({
    name: 'load-balancer-deletion-protection-off',
    description: 'One call deletes the way to all services',
    source: 'FSBP ELB.6; Checkov CKV_AWS_150',
    fits: ['AWS::ElasticLoadBalancingV2::LoadBalancer'],
    edits: ({ properties }) =>
      itemsAt(properties, ['LoadBalancerAttributes']).flatMap(({ path, item }) =>
        item.Key === 'deletion_protection.enabled' && item.Value === 'true' ? [set([...path, 'Value'], 'false')] : [],
      ),
  }),
  operator({
    name: 'table-recovery-off',
    description: 'What is overwritten in the table cannot be restored',
    source: 'FSBP DynamoDB.2; Checkov CKV_AWS_28',
    fits: ['AWS::DynamoDB::Table'],
    edits: (site) => turnOff(site, ['PointInTimeRecoverySpecification', 'PointInTimeRecoveryEnabled']),
  }),
];
