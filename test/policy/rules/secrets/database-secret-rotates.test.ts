import { testRule } from '../rule-table';

const secret = {
  Type: 'AWS::SecretsManager::Secret',
  Properties: { GenerateSecretString: { SecretStringTemplate: '{"username":"app"}' } },
};
const schedule = (of: string, RotationRules: object) => ({
  Type: 'AWS::SecretsManager::RotationSchedule',
  Properties: { SecretId: { Ref: of }, RotationRules },
});
const attachment = (of: string) => ({ Type: 'AWS::SecretsManager::SecretTargetAttachment', Properties: { SecretId: { Ref: of } } });

testRule('database-secret-rotates', {
  compliant: {
    'each month': { Secret: secret, Schedule: schedule('Secret', { AutomaticallyAfterDays: 30 }) },
    'by its attachment': {
      Secret: secret,
      Attachment: attachment('Secret'),
      Schedule: schedule('Attachment', { ScheduleExpression: 'rate(30 days)' }),
    },
    'a secret that signs in to nothing': { Secret: { Type: 'AWS::SecretsManager::Secret', Properties: {} } },
  },
  nonCompliant: {
    never: { Bad: secret },
    'attached, never rotated': { Bad: { Type: 'AWS::SecretsManager::Secret', Properties: {} }, Attachment: attachment('Bad') },
    'each year': { Secret: secret, Bad: schedule('Secret', { AutomaticallyAfterDays: 365 }) },
    'when somebody remembers': { Secret: secret, Bad: schedule('Secret', {}) },
  },
  notApplicable: { 'a policy': { Policy: { Type: 'AWS::SecretsManager::ResourcePolicy', Properties: {} } } },
});
