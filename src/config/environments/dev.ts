import type { EnvironmentConfiguration } from '../../schema/configuration';

/** Where changes meet the cloud first: the smallest thing of the same shape. */
export const dev: EnvironmentConfiguration = {
  name: 'dev',
  account: '222222222222',
  protectData: false,
  approval: 'none',
  network: { cidr: '10.10.0.0/16', nat: 'instance' }, // A minute without a way out now and then, for 29 US dollars a month.
  domain: { zoneName: 'dev.example.com', zoneId: 'Z0000000000EXAMPLE1' },
  auth: { issuer: 'https://auth.dev.example.com/', audience: ['carepath-api'] },
  frontendOrigins: ['https://app.dev.example.com', 'http://localhost:3000'],
  database: { instanceType: 't4g.micro', storageGiB: 20 },
  workingHours: { timeZone: 'America/New_York', from: '08:00', to: '18:00' },
  singletons: { cloudTrail: 'create', config: 'create', guardDuty: 'create', securityHub: 'create', accessAnalyzer: 'create' },
  budget: { monthlyUsd: 150, emails: ['finops@example.com'] },
  // What developers and the smoke gate bring; few tasks, and those by day.
  load: {
    requests: 500_000,
    outboundGb: 5,
    crossZoneGb: 5,
    flowLogGb: 2,
    trailEvents: 250_000,
    changedResources: 250,
    ruleEvaluations: 2_000,
  },
  alertEmails: ['platform-team@example.com'],
  serviceOverrides: {
    eshop: { cpu: 256, memoryMiB: 512, scaling: { minTasks: 1, maxTasks: 2 } },
    pharmacy: { cpu: 256, memoryMiB: 512, scaling: { minTasks: 1, maxTasks: 2 } },
    doctor: { cpu: 256, memoryMiB: 512, scaling: { minTasks: 1, maxTasks: 2 } },
  },
};
