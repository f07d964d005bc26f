import { testRule } from '../rule-table';

const secret = (properties: object) => ({ Type: 'AWS::SecretsManager::Secret', Properties: properties });

testRule('secret-is-made-by-aws', {
  compliant: {
    'made where it is kept': { Secret: secret({ GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true } }) },
    'filled in by hand': { Secret: secret({}) },
  },
  nonCompliant: {
    'in the template': { Bad: secret({ SecretString: 'example' }) },
    short: { Bad: secret({ GenerateSecretString: { PasswordLength: 8 } }) },
    'of digits alone': { Bad: secret({ GenerateSecretString: { ExcludeLowercase: true, ExcludeUppercase: true } }) },
  },
  notApplicable: { 'a policy': { Policy: { Type: 'AWS::SecretsManager::ResourcePolicy', Properties: {} } } },
});
