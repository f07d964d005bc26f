import { testRule } from '../rule-table';

const secret = (properties: object) => ({ Type: 'AWS::SecretsManager::Secret', Properties: properties });
const key = { 'Fn::ImportValue': 'key' };

testRule('secret-has-own-key', {
  compliant: { 'under a key': { Secret: secret({ KmsKeyId: key }) } },
  nonCompliant: {
    'not said': { Bad: secret({}) },
    'AWS’s key': { Bad: secret({ KmsKeyId: 'alias/aws/secretsmanager' }) },
    'a replica under AWS’s key': { Bad: secret({ KmsKeyId: key, ReplicaRegions: [{ Region: 'us-west-2' }] }) },
  },
  notApplicable: { 'a policy': { Policy: { Type: 'AWS::SecretsManager::ResourcePolicy', Properties: {} } } },
});
