import type { ExceptionConfiguration } from '../../../schema/configuration';

export const ofEdge: readonly ExceptionConfiguration[] = [
  {
    scope: 'environment',
    path: 'edge/Api/Resource/GET--status/Resource',
    rules: ['AwsSolutions::AwsSolutions-APIG4'],
    reason:
      'The smoke gate asks for the status without a token; the load balancer answers it with a fixed word, and no service is reached.',
    owner: 'security-team',
    expires: '2027-06-30',
    arises: 'sometimes',
  },
  {
    scope: 'environment',
    path: 'edge/Api/Resource/GET--eshop--catalogue--{proxy+}/Resource',
    rules: ['AwsSolutions::AwsSolutions-APIG4'],
    reason: 'The catalogue is public and the same for everybody; the route admits GET alone and is declared free of patients’ data.',
    owner: 'security-team',
    expires: '2027-06-30',
    arises: 'sometimes',
  },
  {
    scope: 'environment',
    path: 'edge/Distribution/AccessLogs/Resource',
    rules: ['HIPAA.Security::HIPAA.Security-S3BucketReplicationEnabled'],
    reason:
      'Request logs of the edge serve operation, hold no patient’s data and are made anew by every request; S3 stores them in three zones.',
    owner: 'platform-team',
    expires: '2027-06-30',
    arises: 'sometimes',
  },
  {
    scope: 'environment',
    path: 'edge/Distribution/Resource/Resource',
    rules: ['AwsSolutions::AwsSolutions-CFR1'],
    reason:
      'Patients and clinicians travel, and an address says little about a country; the web ACL blocks addresses of bad repute and the authorizer everybody without a token.',
    owner: 'security-team',
    expires: '2027-06-30',
    arises: 'sometimes',
  },
];
