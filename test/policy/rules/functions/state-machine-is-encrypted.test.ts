import { testRule } from '../rule-table';

const machine = (EncryptionConfiguration?: object) => ({
  Type: 'AWS::StepFunctions::StateMachine',
  Properties: { EncryptionConfiguration },
});

testRule('state-machine-is-encrypted', {
  compliant: { 'under a key of the account': { Machine: machine({ Type: 'CUSTOMER_MANAGED_KMS_KEY', KmsKeyId: 'key' }) } },
  nonCompliant: {
    'under AWS’s own key': { Bad: machine({ Type: 'AWS_OWNED_KEY' }) },
    'under no key that is named': { Bad: machine({ Type: 'CUSTOMER_MANAGED_KMS_KEY' }) },
    'nothing said': { Bad: machine() },
  },
  notApplicable: { 'a function': { Function: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'nodejs24.x' } } } },
});
