import type { PlatformConfiguration } from '../schema/configuration';

/** Where the pipeline lives, what it builds, and who answers for it. All values are examples: replace them. */
export const platform: PlatformConfiguration = {
  name: 'carepath',
  pipeline: {
    account: '111111111111',
    region: 'us-east-1',
    approvers: ['release-approvers@example.com'],
    approvalTimeoutMinutes: 3 * 24 * 60,
    people: [
      {
        name: 'first-approver',
        emails: ['first.approver@example.com'],
        principals: ['arn:aws:sts::111111111111:assumed-role/AWSReservedSSO_ReleaseApprover_0123456789abcdef/first.approver@example.com'],
      },
      {
        name: 'second-approver',
        emails: ['second.approver@example.com'],
        principals: ['arn:aws:sts::111111111111:assumed-role/AWSReservedSSO_ReleaseApprover_0123456789abcdef/second.approver@example.com'],
      },
      {
        name: 'third-approver',
        emails: ['third.approver@example.com'],
        principals: ['arn:aws:sts::111111111111:assumed-role/AWSReservedSSO_ReleaseApprover_0123456789abcdef/third.approver@example.com'],
      },
    ],
  },
  repository: {
    owner: 'example-health',
    name: 'carepath',
    branch: 'main',
    // Made once in the console of the pipeline's account: CloudFormation cannot finish GitHub's handshake.
    connectionArn: 'arn:aws:codeconnections:us-east-1:111111111111:connection/00000000-0000-4000-8000-000000000000',
  },
  owners: [
    { name: 'platform-team', email: 'platform-team@example.com' },
    { name: 'security-team', email: 'security-team@example.com' },
    { name: 'commerce-team', email: 'commerce-team@example.com' },
    { name: 'clinical-team', email: 'clinical-team@example.com' },
  ],
  budget: { monthlyUsd: 100, emails: ['finops@example.com'] },
};
