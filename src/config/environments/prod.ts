import type { EnvironmentConfiguration } from '../../schema/configuration';

/** Patients' data. `protectData` brings three zones, a NAT gateway in each, a standby database, Fargate on demand and six years of audit. */
export const prod: EnvironmentConfiguration = {
  name: 'prod',
  account: '444444444444',
  protectData: true,
  approval: 'required',
  // While those who know the release are there, and have the afternoon left.
  delivery: { window: { timeZone: 'America/New_York', days: ['monday', 'tuesday', 'wednesday', 'thursday'], from: '08:00', to: '15:00' } },
  network: { cidr: '10.30.0.0/16' },
  domain: { zoneName: 'prod.example.com', zoneId: 'Z0000000000EXAMPLE3' },
  auth: { issuer: 'https://auth.example.com/', audience: ['carepath-api'] },
  frontendOrigins: ['https://app.example.com'],
  edge: { throttleRate: 2000, throttleBurst: 4000 },
  database: { instanceType: 'm7g.large', storageGiB: 100, maxStorageGiB: 1000 },
  singletons: { cloudTrail: 'create', config: 'create', guardDuty: 'create', securityHub: 'create', accessAnalyzer: 'create' },
  budget: { monthlyUsd: 800, emails: ['finops@example.com'] },
  alertEmails: ['platform-team@example.com'],
  pageEmails: ['on-call@example.com'],
  serviceOverrides: {
    eshop: { scaling: { minTasks: 3, maxTasks: 12 } },
    pharmacy: { cpu: 256, memoryMiB: 512, scaling: { minTasks: 3, maxTasks: 12 } },
    doctor: { cpu: 256, memoryMiB: 512, scaling: { minTasks: 3, maxTasks: 12 } },
  },
};
