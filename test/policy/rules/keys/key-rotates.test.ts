import { testRule } from '../rule-table';

const key = (properties: object) => ({ Type: 'AWS::KMS::Key', Properties: properties });

testRule('key-rotates', {
  compliant: {
    'each year': { Key: key({ EnableKeyRotation: true }) },
    'a key for signatures, which cannot': { Key: key({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' }) },
  },
  nonCompliant: {
    'not said': { Bad: key({}) },
    never: { Bad: key({ EnableKeyRotation: false }) },
    'every seven years': { Bad: key({ EnableKeyRotation: true, RotationPeriodInDays: 2560 }) },
    'deleted within a week': { Bad: key({ EnableKeyRotation: true, PendingWindowInDays: 7 }) },
    disabled: { Bad: key({ EnableKeyRotation: true, Enabled: false }) },
    'a policy that locks out': { Bad: key({ EnableKeyRotation: true, BypassPolicyLockoutSafetyCheck: true }) },
  },
  notApplicable: { 'an alias': { Alias: { Type: 'AWS::KMS::Alias', Properties: {} } } },
});
