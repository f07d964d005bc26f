import { drop, type Operator, operator, set } from '../../operator';
import { itemsAt } from '../../read';

export const storeEncryption: readonly Operator[] = [
  operator({
    name: 'secret-key-removed',
    description: "The secret is kept under AWS's own key: permission to read secrets is all that it takes",
    source: 'Checkov CKV_AWS_149; cfn_nag W77',
    fits: ['AWS::SecretsManager::Secret'],
    edits: () => [drop('KmsKeyId')],
  }),
  operator({
    name: 'repository-key-removed',
    description: 'Images are encrypted without a key of their own',
    source: 'Checkov CKV_AWS_136; tfsec aws-ecr-repository-customer-key',
    fits: ['AWS::ECR::Repository'],
    edits: ({ properties }) =>
      properties.EncryptionConfiguration === undefined ? [] : [set('EncryptionConfiguration', { EncryptionType: 'AES256' })],
  }),
  operator({
    name: 'backup-vault-key-removed',
    description: "Backups are kept under AWS's own key",
    source: 'FSBP Backup.1; Checkov CKV_AWS_166',
    fits: ['AWS::Backup::BackupVault'],
    edits: () => [drop('EncryptionKeyArn')],
  }),
  operator({
    name: 'state-machine-key-removed',
    description: 'Inputs and outputs of the state machine are kept without a key of their own',
    source: 'NIST 800-53 SC-28; Prowler stepfunctions_statemachine_encrypted_with_cmk',
    fits: ['AWS::StepFunctions::StateMachine'],
    edits: () => [drop('EncryptionConfiguration')],
  }),
  operator({
    name: 'function-environment-key-removed',
    description: "Environment variables of the function are encrypted with AWS's own key",
    source: 'Checkov CKV_AWS_173',
    fits: ['AWS::Lambda::Function'],
    edits: () => [drop('KmsKeyArn')],
  }),
  operator({
    name: 'build-key-removed',
    description: "What builds hand on is encrypted with AWS's own key",
    source: 'Checkov CKV_AWS_147; cfn_nag W32',
    fits: ['AWS::CodeBuild::Project'],
    edits: () => [drop('EncryptionKey')],
  }),
  operator({
    name: 'artifact-key-removed',
    description: "Artifacts on their way to production are encrypted with AWS's own key",
    source: 'Checkov CKV_AWS_219; OWASP CI/CD Top 10 CICD-SEC-9',
    fits: ['AWS::CodePipeline::Pipeline'],
    edits: ({ properties }) => [
      drop(['ArtifactStore', 'EncryptionKey']),
      ...itemsAt(properties, ['ArtifactStores']).map(({ path }) => drop([...path, 'ArtifactStore', 'EncryptionKey'])),
    ],
  }),
];
