import type { Configuration, EnvironmentConfiguration } from '../../src/schema/configuration';
import type { Person } from '../../src/schema/delivery';

const environment = (name: string, index: number, protectData: boolean): EnvironmentConfiguration => ({
  name,
  account: `${index + 2}`.repeat(12),
  protectData,
  approval: protectData ? 'required' : 'none',
  network: { cidr: `10.${10 * (index + 1)}.0.0/16` },
  domain: { zoneName: `${name}.example.com`, zoneId: `Z0000000000EXAMPLE${index + 1}` },
  auth: { issuer: `https://auth.${name}.example.com/`, audience: ['carepath-api'] },
  frontendOrigins: [`https://app.${name}.example.com`],
  singletons: { cloudTrail: 'create', config: 'create', guardDuty: 'create', securityHub: 'create', accessAnalyzer: 'create' },
  budget: { monthlyUsd: 500, emails: ['finops@example.com'] },
  alertEmails: ['platform-team@example.com'],
});

/** As many as a release needs where an approval is required: one may write it, the other approve. */
export const examplePeople: readonly Person[] = [
  {
    name: 'first-approver',
    emails: ['first.approver@example.com'],
    principals: ['arn:aws:sts::111111111111:assumed-role/ReleaseApprover/first.approver'],
  },
  {
    name: 'second-approver',
    emails: ['second.approver@example.com'],
    principals: ['arn:aws:sts::111111111111:assumed-role/ReleaseApprover/second.approver'],
  },
];

/** A configuration that leaves out what it may, and what the sentences of the operators speak of: the team's own may change. */
export const exampleConfiguration: Configuration = {
  platform: {
    name: 'carepath',
    pipeline: { account: '111111111111', region: 'us-east-1', approvers: ['release-approvers@example.com'], people: examplePeople },
    repository: {
      owner: 'example-health',
      name: 'carepath',
      branch: 'main',
      connectionArn: 'arn:aws:codeconnections:us-east-1:111111111111:connection/00000000-0000-4000-8000-000000000000',
    },
    owners: [{ name: 'platform-team', email: 'platform-team@example.com' }],
  },
  environments: [environment('dev', 0, false), environment('staging', 1, false), environment('prod', 2, true)],
  services: [
    { name: 'eshop', listenerSlot: 1, routes: ['/eshop/*'] },
    { name: 'pharmacy', listenerSlot: 2, routes: ['/pharmacy/*'], database: 'read-write', callers: ['eshop'] },
  ],
  images: { eshop: `sha256:${'1'.repeat(64)}`, pharmacy: null },
};
