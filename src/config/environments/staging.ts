import type { EnvironmentConfiguration } from '../../schema/configuration';

/** Prod's shape with invented data: smaller, and on Spot. */
export const staging: EnvironmentConfiguration = {
  name: 'staging',
  account: '333333333333',
  protectData: false,
  approval: 'none',
  // As in prod, so that a way back is met here first.
  delivery: { bakeMinutes: 15, onFailure: 'roll-back' },
  network: { cidr: '10.20.0.0/16' },
  domain: { zoneName: 'staging.example.com', zoneId: 'Z0000000000EXAMPLE2' },
  auth: { issuer: 'https://auth.staging.example.com/', audience: ['carepath-api'] },
  frontendOrigins: ['https://app.staging.example.com'],
  database: { instanceType: 't4g.small', multiAz: true }, // As in prod, so that failover is met here first.
  workingHours: { timeZone: 'America/New_York' },
  singletons: { cloudTrail: 'create', config: 'create', guardDuty: 'create', securityHub: 'create', accessAnalyzer: 'create' },
  budget: { monthlyUsd: 300, emails: ['finops@example.com'] },
  // What a fifth of prod's traffic, played back, brings.
  load: { requests: 2_000_000, outboundGb: 10, crossZoneGb: 10, flowLogGb: 3, trailEvents: 300_000, ruleEvaluations: 2_000 },
  alertEmails: ['platform-team@example.com'],
  serviceOverrides: {
    eshop: { cpu: 256, memoryMiB: 512, scaling: { maxTasks: 4 } },
    pharmacy: { cpu: 256, memoryMiB: 512, scaling: { maxTasks: 4 } },
    doctor: { cpu: 256, memoryMiB: 512, scaling: { maxTasks: 4 } },
  },
};
