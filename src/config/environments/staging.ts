import type { EnvironmentConfiguration } from '../../schema/configuration';

/** Prod's shape with invented data: smaller, and on Spot. */
export const staging: EnvironmentConfiguration = {
  name: 'staging',
  account: '333333333333',
  protectData: false,
  approval: 'none',
  network: { cidr: '10.20.0.0/16' },
  domain: { zoneName: 'staging.example.com', zoneId: 'Z0000000000EXAMPLE2' },
  auth: { issuer: 'https://auth.staging.example.com/', audience: ['carepath-api'] },
  frontendOrigins: ['https://app.staging.example.com'],
  database: { multiAz: true }, // As in prod, so that failover is met here first.
  singletons: { cloudTrail: 'create', config: 'create', guardDuty: 'create', securityHub: 'create', accessAnalyzer: 'create' },
  budget: { monthlyUsd: 900, emails: ['finops@example.com'] },
  alertEmails: ['platform-team@example.com'],
  serviceOverrides: {
    eshop: { scaling: { maxTasks: 4 } },
    pharmacy: { scaling: { maxTasks: 4 } },
    doctor: { scaling: { maxTasks: 4 } },
  },
};
