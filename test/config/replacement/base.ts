import type { Configuration } from '../../../src/schema/configuration';
import { exampleConfiguration } from '../../schema/example-configuration';

const [, , prod] = exampleConfiguration.environments;
if (!prod?.protectData) throw new Error('the last environment of the example protects its data');

const owners = ['platform-team', 'second-team'].map((name) => ({ name, email: `${name}@example.com` }));

/** Of what is not there: nothing in any change answers to it. */
const idle = { resource: 'database/Nothing', reason: 'An entry that nothing answers to.', owner: 'platform-team', expires: '2027-01-31' };

/** Leave that opens nothing: the rehearsal meets no freeze. */
const breakGlass = [{ reason: 'Leave that nothing in the change answers to.', owner: 'platform-team', until: '2026-11-05' }];

/** One environment that protects its data, with a service of each kind and an instance restored beside the first; what may be left out is, so that a change also moves what follows from it. */
export const baseConfiguration: Configuration = {
  ...exampleConfiguration,
  platform: { ...exampleConfiguration.platform, owners: [{ name: 'a-team', email: 'a-team@example.com' }, ...owners] },
  environments: [
    {
      ...prod,
      delivery: { breakGlass },
      allowReplacement: [idle],
      database: { restores: [{ name: 'first', snapshot: 'before-migration-7' }] },
    },
  ],
  services: [
    {
      name: 'pharmacy',
      listenerSlot: 1,
      routes: [{ path: '/pharmacy/list/*', auth: 'none', phi: false, cacheSeconds: 60 }, '/pharmacy/*'],
      database: 'read-write',
      callers: ['eshop'],
    },
    { name: 'eshop', listenerSlot: 2, routes: ['/eshop/*'] },
  ],
  exceptions: [
    {
      rules: ['HIPAA.Security::HIPAA.Security-S3BucketReplicationEnabled'],
      scope: 'environment',
      path: 'audit/AccessLogs/Resource',
      reason: 'Access logs are made again every hour.',
      owner: 'platform-team',
      expires: '2027-06-30',
    },
  ],
  images: { pharmacy: `sha256:${'1'.repeat(64)}`, eshop: `sha256:${'2'.repeat(64)}` },
};
